package com.emailpilot.refresher.rotation;

import com.emailpilot.clients.DocumentPath;
import com.emailpilot.clients.DocumentQuery;
import com.emailpilot.clients.Documents;
import com.emailpilot.clients.Snapshot;
import com.emailpilot.clients.Write;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Mono;

/** A store that is too slow for the first queries of one shard. */
final class SlowShard implements Documents {

    private final Documents documents;
    private final DocumentQuery.Equal shard;
    private final AtomicInteger tooSlow;

    SlowShard(Documents documents, long shard, int tooSlow) {
        this.documents = documents;
        this.shard = new DocumentQuery.Equal("oauth.refresh_shard", shard);
        this.tooSlow = new AtomicInteger(tooSlow);
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
        return Mono.defer(() -> query.filters().contains(shard) && tooSlow.getAndDecrement() > 0
                ? Mono.error(new TimeoutException())
                : documents.query(query));
    }

    @Override
    public Mono<Instant> commit(List<Write> writes) {
        return documents.commit(writes);
    }
}
