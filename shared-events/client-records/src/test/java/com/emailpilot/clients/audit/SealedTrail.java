package com.emailpilot.clients.audit;

import com.emailpilot.clients.AuditAction;
import com.emailpilot.clients.AuditRow;
import com.emailpilot.clients.Changes;
import com.emailpilot.clients.InMemoryDocuments;
import com.emailpilot.clients.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** An audit trail in memory, with a clock that is set by hand, and somebody who tampers with it. */
@NullUnmarked
final class SealedTrail {

    static final Duration MARGIN = Duration.ofSeconds(60);

    private final Instant[] now = {Instant.parse("2026-01-01T00:00:00Z")};
    final InMemoryDocuments documents = new InMemoryDocuments(() -> now[0]);

    Instant now() {
        return now[0];
    }

    void pass(Duration time) {
        now[0] = now[0].plus(time);
    }

    /** Writes a row as our services do. */
    void write(String id) {
        store(row(id).create());
        pass(Duration.ofSeconds(1));
    }

    AuditRow row(String id) {
        return AuditRow.of(id, now(), AuditAction.EDITED, "ada@example.com").about("c1");
    }

    void store(Write... writes) {
        documents.commit(List.of(writes)).block();
    }

    /** A minute passes, and the sealer's turn comes. */
    SealOutcome seal() {
        return seal(new SealAudit(documents, MARGIN));
    }

    SealOutcome seal(SealAudit sealer) {
        pass(MARGIN.plusSeconds(1));
        return sealer.seal().block();
    }

    Verdict verify() {
        return verify(null);
    }

    Verdict verify(@Nullable Anchor anchor) {
        return new VerifyAudit(documents).verify(anchor, _ -> {}).block();
    }

    /** Somebody changes a field. */
    void edit(String id, String field, Object value) {
        store(new Changes().set(field, value).update(AuditRow.path(id)));
    }

    void delete(String id) {
        store(new Write.Delete(AuditRow.path(id)));
    }

    void deleteSeal(long number) {
        store(new Write.Delete(Seal.path(number)));
    }

    /** Somebody writes a row that claims to have been there before. */
    void forge(String id, Instant recordedAt) {
        store(new Changes()
                .set("at", recordedAt)
                .set("recorded_at", recordedAt)
                .set("shard", AuditRow.shard(id))
                .set("action", "edited")
                .create(AuditRow.path(id)));
    }
}
