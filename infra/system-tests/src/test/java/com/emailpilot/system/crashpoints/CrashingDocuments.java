package com.emailpilot.system.crashpoints;

import com.emailpilot.clients.DocumentPath;
import com.emailpilot.clients.DocumentQuery;
import com.emailpilot.clients.Documents;
import com.emailpilot.clients.Snapshot;
import com.emailpilot.clients.Write;
import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Mono;

/** Dies around the commits of the protocol; which step a commit is shows from what it writes. */
final class CrashingDocuments implements Documents {

    private final Documents documents;
    private final CrashPoint crash;

    CrashingDocuments(Documents documents, CrashPoint crash) {
        this.documents = documents;
        this.crash = crash;
    }

    @Override
    public Mono<Snapshot> read(DocumentPath path) {
        return documents.read(path);
    }

    @Override
    public Mono<List<Snapshot>> readAll(List<DocumentPath> paths) {
        return documents.readAll(paths);
    }

    @Override
    public Mono<Found> query(DocumentQuery query) {
        return documents.query(query);
    }

    @Override
    public Mono<Instant> commit(List<Write> writes) {
        var step = step(writes);
        return Mono.defer(() -> {
            crash.before(step);
            return documents.commit(writes).doOnSuccess(_ -> crash.after(step));
        });
    }

    private static String step(List<Write> writes) {
        if (creates(writes, "used_states")) {
            return "C1";
        }
        if (creates(writes, "grants")) {
            return "C3";
        }
        if (touches(writes, "grants") && touches(writes, "clients")) {
            return "P5";
        }
        return writes.stream().allMatch(Write.Delete.class::isInstance) && touches(writes, "outbox")
                ? "C4.mark"
                : "another commit";
    }

    private static boolean creates(List<Write> writes, String collection) {
        return writes.stream()
                .anyMatch(write -> write instanceof Write.Create create
                        && create.path().collection().equals(collection));
    }

    private static boolean touches(List<Write> writes, String collection) {
        return writes.stream().anyMatch(write -> write.path().collection().equals(collection));
    }
}
