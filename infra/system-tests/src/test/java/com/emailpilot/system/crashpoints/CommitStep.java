package com.emailpilot.system.crashpoints;

import com.emailpilot.clients.FieldPath;
import com.emailpilot.clients.FieldValue;
import com.emailpilot.clients.Write;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Which step of the protocols a commit is: it shows from what the commit writes. */
final class CommitStep {

    static final String ANOTHER = "another commit";

    private static final Set<String> OVER = Set.of("needs_reauthorization", "rotation_lost");

    private final List<Write> writes;

    private CommitStep(List<Write> writes) {
        this.writes = writes;
    }

    /** Its name as in the protocols. */
    static String of(List<Write> writes) {
        var commit = new CommitStep(writes);
        return Stream.of(commit.connecting(), commit.disconnecting(), commit.rotating(), commit.marking())
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(ANOTHER);
    }

    private Optional<String> connecting() {
        if (creates("used_states")) {
            return Optional.of("C1");
        }
        if (creates("grants")) {
            return Optional.of("C3");
        }
        return touches("grants") && touches("clients") ? Optional.of("P5") : Optional.empty();
    }

    private Optional<String> disconnecting() {
        if (sets("oauth.disconnected_at")) {
            return Optional.of("D1");
        }
        if (sets("oauth.revocation.refresh_token")) {
            return Optional.of("R3.revoke");
        }
        if (sets("oauth.revocation.started")) {
            return Optional.of("D2.start");
        }
        return sets("oauth.revoked_at") ? Optional.of("D2.end") : Optional.empty();
    }

    private Optional<String> rotating() {
        if (creates("token_escrow")) {
            return Optional.of("R3.escrow");
        }
        if (sets("oauth.token_version")) {
            return Optional.of(deletes("token_escrow") ? "R5" : "R3");
        }
        if (sets("oauth.attempt")) {
            return Optional.of("R1");
        }
        if (sets("oauth.invalid_grant") || value("oauth.state").anyMatch(OVER::contains)) {
            return Optional.of("R5");
        }
        return sets("oauth.last_attempt") ? Optional.of("R4") : Optional.empty();
    }

    private Optional<String> marking() {
        return writes.stream().allMatch(Write.Delete.class::isInstance) && touches("outbox")
                ? Optional.of("C4.mark")
                : Optional.empty();
    }

    private boolean creates(String collection) {
        return writes.stream()
                .anyMatch(write -> write instanceof Write.Create create
                        && create.path().collection().equals(collection));
    }

    private boolean deletes(String collection) {
        return writes.stream()
                .anyMatch(write -> write instanceof Write.Delete delete
                        && delete.path().collection().equals(collection));
    }

    private boolean touches(String collection) {
        return writes.stream().anyMatch(write -> write.path().collection().equals(collection));
    }

    /** Whether a client gets a value at this path or below it. */
    private boolean sets(String dotted) {
        return value(dotted).findAny().isPresent();
    }

    private Stream<Object> value(String dotted) {
        var path = FieldPath.dotted(dotted).names();
        return writes.stream()
                .filter(write -> write instanceof Write.Update
                        && write.path().collection().equals("clients"))
                .flatMap(write -> ((Write.Update) write).fields().entrySet().stream())
                .filter(field -> field.getValue() != FieldValue.REMOVED)
                .flatMap(field -> at(path, field.getKey().names(), field.getValue()));
    }

    /** What the field holds at the path: the field may lie at it, below it, or be a map above it. */
    private static Stream<Object> at(List<String> path, List<String> field, Object value) {
        var common = Math.min(path.size(), field.size());
        if (!path.subList(0, common).equals(field.subList(0, common))) {
            return Stream.empty();
        }
        Object found = value;
        for (var name : path.subList(common, path.size())) {
            found = found instanceof Map<?, ?> map && map.containsKey(name) ? map.get(name) : FieldValue.REMOVED;
        }
        return found == FieldValue.REMOVED ? Stream.empty() : Stream.of(found);
    }
}
