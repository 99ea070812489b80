package com.emailpilot.system.crashpoints;

import com.emailpilot.clients.DocumentPath;
import com.emailpilot.clients.DocumentQuery;
import com.emailpilot.clients.Documents;
import com.emailpilot.clients.Snapshot;
import com.emailpilot.clients.Write;
import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Mono;

/** Dies around the commits of the protocols. */
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
        if (!crash.means(writes)) {
            return documents.commit(writes);
        }
        var step = CommitStep.of(writes);
        return Mono.defer(() -> {
            crash.before(step);
            return documents.commit(writes).doOnSuccess(_ -> crash.after(step));
        });
    }
}
