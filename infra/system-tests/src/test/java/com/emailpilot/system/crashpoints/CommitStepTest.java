package com.emailpilot.system.crashpoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.emailpilot.clients.Changes;
import com.emailpilot.clients.DocumentPath;
import com.emailpilot.clients.Write;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class CommitStepTest {

    private static final DocumentPath CLIENT = new DocumentPath("clients", "c");

    @ParameterizedTest(name = "{0}")
    @MethodSource("commits")
    void isRecognisedByWhatItWrites(String step, List<Write> writes) {
        var recognised = CommitStep.of(writes);

        assertThat(recognised).isEqualTo(step);
    }

    private static Stream<Arguments> commits() {
        return Stream.of(
                arguments("C1", List.of(create("used_states"))),
                arguments("C3", List.of(create("grants"), create("events"))),
                arguments("C4.mark", List.of(delete("outbox"), delete("outbox"))),
                arguments("P5", List.of(client(new Changes().set("oauth.token_version", 1L)), update("grants"))),
                arguments("R1", List.of(client(new Changes().set("oauth.attempt", Map.of("id", "a"))))),
                arguments("R1", List.of(client(new Changes().set("oauth.attempt.id", "a")))),
                arguments("R3", List.of(client(rotated()), create("events"))),
                arguments("R3.escrow", List.of(create("token_escrow"), client(new Changes().set("oauth.escrowed", 1)))),
                arguments(
                        "R4",
                        List.of(client(new Changes().remove("oauth.attempt").set("oauth.last_attempt", 1)))),
                arguments("R5", List.of(client(new Changes().set("oauth.invalid_grant.count", 1)))),
                arguments("R5", List.of(client(new Changes().set("oauth.state", "rotation_lost")))),
                arguments("R5", List.of(client(rotated()), delete("token_escrow"))),
                arguments("R3.revoke", List.of(client(new Changes().set("oauth.revocation.refresh_token", "sealed")))),
                arguments("D1", List.of(client(new Changes().setServerTime("oauth.disconnected_at")))),
                arguments("D2.start", List.of(client(new Changes().setServerTime("oauth.revocation.started")))),
                arguments("D2.start", List.of(client(new Changes().set("oauth.revocation", Map.of("started", 1))))),
                arguments("D2.end", List.of(client(new Changes().setServerTime("oauth.revoked_at")))),
                arguments(CommitStep.ANOTHER, List.of(client(new Changes().set("oauth.state", "degraded")))),
                arguments(CommitStep.ANOTHER, List.of(client(new Changes().set("klaviyo.lists_count", 1)))));
    }

    private static Changes rotated() {
        return new Changes()
                .set("oauth.token_version", 2L)
                .remove("oauth.attempt")
                .set("oauth.last_attempt", 1);
    }

    private static Write client(Changes changes) {
        return changes.update(CLIENT);
    }

    private static Write create(String collection) {
        return new Changes().set("any", 1).create(new DocumentPath(collection, "x"));
    }

    private static Write update(String collection) {
        return new Changes().set("any", 1).update(new DocumentPath(collection, "x"));
    }

    private static Write delete(String collection) {
        return new Write.Delete(new DocumentPath(collection, "x"));
    }
}
