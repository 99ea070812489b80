package com.emailpilot.clients;

import com.emailpilot.events.RefusalReason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The grants, {@code grants/{sha256(state)}}. */
public final class Grants {

    private static final String COLLECTION = "grants";
    private static final Duration EVENT_COMES_FIRST = Duration.ofSeconds(15);
    private static final Duration KEPT_ONCE_CLOSED = Duration.ofDays(30);

    private final Documents documents;

    public Grants(Documents documents) {
        this.documents = documents;
    }

    /** A grant with the server time of the read; empty when there is none. */
    public Mono<Read> find(String grantId) {
        return documents
                .read(path(grantId))
                .mapNotNull(snapshot -> snapshot.found()
                        .map(document -> new Read(GrantDocument.read(document), snapshot.readTime()))
                        .orElse(null));
    }

    /** Those of these grants that there are, read in one call. */
    public Flux<Grant> findAll(List<String> grantIds) {
        return grantIds.isEmpty()
                ? Flux.empty()
                : documents
                        .readAll(grantIds.stream().map(Grants::path).toList())
                        .flatMapIterable(snapshots -> snapshots)
                        .mapNotNull(Snapshot::document)
                        .map(GrantDocument::read);
    }

    /** Waiting grants whose time has come, the longest waiting first. */
    public Flux<Grant> due(int limit) {
        var query = DocumentQuery.where(COLLECTION, "status", GrantStatus.WAITING.name(), limit)
                .orderedBy("not_before", false);
        return documents
                .query(query)
                .flatMapIterable(found -> found.documents().stream()
                        .filter(document -> !notBefore(document).isAfter(found.readTime()))
                        .map(GrantDocument::read)
                        .toList());
    }

    /** Stores a grant that waits for its client record. */
    public Write waiting(NewGrant grant) {
        return new Changes()
                .set("status", GrantStatus.WAITING.name())
                .set("tokens", grant.sealedTokens())
                .set("scopes", grant.scopes())
                .set("claimed_at", grant.claimedAt())
                .set("expires_at", grant.expiresAt())
                .set("connected_by", grant.connectedBy())
                .set("expected_client_id", grant.expectedClientId())
                .set("invite", grant.invite())
                .set("not_before", grant.claimedAt().plus(EVENT_COMES_FIRST))
                .create(path(grant.grantId()));
    }

    /** Closes a grant that became part of a client record; a conflict if it changed since it was read. */
    public Write applied(Grant grant, String clientId, Instant now) {
        return closed(GrantStatus.APPLIED, now).set("client_id", clientId).update(grant.document());
    }

    /** Closes a grant that is not applied; a conflict if it changed since it was read. */
    public Write refused(Grant grant, RefusalReason reason, Instant now) {
        return closed(GrantStatus.REFUSED, now).set("reason", reason.word()).update(grant.document());
    }

    /** Puts a waiting grant off; a conflict if it changed since it was read. */
    public Write postponed(Grant grant, Instant notBefore) {
        return new Changes()
                .set("not_before", notBefore)
                .set("postponed", grant.postponed() + 1)
                .update(grant.document());
    }

    /** Says who refreshes the tokens of a waiting grant; a conflict if it changed since it was read. */
    public Write attempted(Grant grant, String attemptId) {
        var left = grant.attempt();
        return new Changes()
                .set("attempt.id", attemptId)
                .set("attempt.base_version", 0L)
                .setServerTime("attempt.taken_at")
                .set("ambiguous_since", grant.ambiguousSince() == null && left != null ? left.takenAt() : null)
                .update(grant.document());
    }

    /** Says that an attempt brought no tokens; a conflict if the grant changed since it was read. */
    public Write attemptEnded(Grant grant, Attempt attempt, boolean ambiguous) {
        return new Changes()
                .set("last_attempt", attempt.id())
                .set("ambiguous_since", ambiguous && grant.ambiguousSince() == null ? attempt.takenAt() : null)
                .remove("attempt")
                .update(grant.document());
    }

    /** Replaces the tokens of a waiting grant, which is due at once; a conflict if it changed since it was read. */
    public Write rotated(Grant grant, RotatedGrant rotated) {
        var changes = new Changes()
                .set("tokens", rotated.sealedTokens())
                .set("expires_at", rotated.expiresAt())
                .set("obtained_at", rotated.attempt().takenAt())
                .set("not_before", rotated.attempt().takenAt())
                .set("last_attempt", rotated.attempt().id())
                .remove("attempt");
        return (rotated.tookOver() ? changes : changes.remove("ambiguous_since")).update(grant.document());
    }

    private static Changes closed(GrantStatus status, Instant now) {
        return new Changes()
                .set("status", status.name())
                .set("ttl", now.plus(KEPT_ONCE_CLOSED))
                .remove("tokens", "attempt");
    }

    private static Instant notBefore(Document document) {
        return document.time("not_before").orElse(Instant.EPOCH);
    }

    private static DocumentPath path(String grantId) {
        return new DocumentPath(COLLECTION, grantId);
    }

    /**
     * A grant as it was read.
     *
     * @param readTime server time of the read
     */
    public record Read(Grant grant, Instant readTime) {}
}
