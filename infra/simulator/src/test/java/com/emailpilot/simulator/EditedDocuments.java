package com.emailpilot.simulator;

import com.emailpilot.clients.Document;
import com.emailpilot.clients.DocumentPath;
import com.emailpilot.clients.DocumentQuery;
import com.emailpilot.clients.Documents;
import com.emailpilot.clients.Snapshot;
import com.emailpilot.clients.Write;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Mono;

/** A store through which our code sees and writes something else than it means to: as if it had a mistake. */
record EditedDocuments(Documents store, UnaryOperator<List<Write>> written, UnaryOperator<Document> seen)
        implements Documents {

    /** Our code writes something else. */
    static Documents writing(Documents store, UnaryOperator<List<Write>> written) {
        return new EditedDocuments(store, written, UnaryOperator.identity());
    }

    /** Our code sees something else. */
    static Documents seeing(Documents store, UnaryOperator<Document> seen) {
        return new EditedDocuments(store, UnaryOperator.identity(), seen);
    }

    @Override
    public Mono<Snapshot> read(DocumentPath path) {
        return store.read(path).map(this::edited);
    }

    @Override
    public Mono<List<Snapshot>> readAll(List<DocumentPath> paths) {
        return store.readAll(paths)
                .map(snapshots -> snapshots.stream().map(this::edited).toList());
    }

    @Override
    public Mono<Found> query(DocumentQuery query) {
        return store.query(query);
    }

    @Override
    public Mono<Instant> commit(List<Write> writes) {
        return store.commit(written.apply(writes));
    }

    private Snapshot edited(Snapshot snapshot) {
        var document = snapshot.document();
        return document == null ? snapshot : new Snapshot(snapshot.path(), seen.apply(document), snapshot.readTime());
    }
}
