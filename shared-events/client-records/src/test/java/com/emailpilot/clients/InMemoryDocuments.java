package com.emailpilot.clients;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The store in memory, with a server clock of its own and faults on demand; it refuses queries without an index.
 *
 * <p>Each commit uses up one fault, in the order in which they were asked for.
 */
public final class InMemoryDocuments implements Documents {

    private static final IndexedQueries INDEXED = IndexedQueries.ofRepository();

    private final ServerClock clock;
    private final Queue<Fault> faults = new ArrayDeque<>();
    private Map<DocumentPath, Document> documents = Map.of();
    private boolean down;
    private boolean broken;
    private int reads;
    private int queries;
    private boolean queriesHang;
    private int commits;

    /** Its time stands still at the start of 2026, but for a microsecond at each call. */
    public InMemoryDocuments() {
        this(InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z")));
    }

    /**
     * @param serverClock where its time comes from; it never tells the same time twice, whatever this says
     */
    public InMemoryDocuments(InstantSource serverClock) {
        clock = new ServerClock(serverClock);
    }

    @Override
    public Mono<Snapshot> read(DocumentPath path) {
        return readAll(List.of(path)).map(List::getFirst);
    }

    @Override
    public Mono<List<Snapshot>> readAll(List<DocumentPath> paths) {
        return Mono.fromSupplier(() -> snapshots(paths));
    }

    @Override
    public synchronized Mono<Found> query(DocumentQuery query) {
        INDEXED.check(query);
        return queriesHang ? Mono.never() : Mono.fromSupplier(() -> found(query));
    }

    @Override
    public Mono<Instant> commit(List<Write> writes) {
        return Mono.fromSupplier(() -> nextFault().befalls(() -> store(writes)));
    }

    /** The next commit fails without being stored, as where the store cannot be reached. */
    public void failNextCommit() {
        befallNext(_ -> {
            throw unavailable();
        });
    }

    /** The next commit is stored, and fails all the same, as where its answer never comes. */
    public void timeOutNextCommit() {
        befallNext(commit -> {
            commit.send();
            throw unavailable();
        });
    }

    /**
     * The next commit is stored, its answer lost, and then sent again, as Firestore's client does: a conflict with itself,
     * if it has a precondition that it breaks.
     */
    public void loseNextAnswer() {
        befallNext(commit -> {
            commit.send();
            return commit.send();
        });
    }

    /** The next commit is a conflict. */
    public void conflictOnNextCommit() {
        befallNext(_ -> {
            throw new ConflictException("ABORTED as asked for");
        });
    }

    /** Somebody else does something right before the next commit arrives. */
    public void beforeNextCommit(Runnable interference) {
        befallNext(commit -> {
            interference.run();
            return commit.send();
        });
    }

    /** From now on nothing can be read or stored. */
    public synchronized void goDown() {
        down = true;
    }

    /** Ends {@link #goDown()}; nothing was lost. */
    public synchronized void comeBack() {
        down = false;
    }

    /** The next read fails in a way that nobody expects, as where our own code is wrong. */
    public synchronized void breakNextRead() {
        broken = true;
    }

    /** Calls that read by path: one for each {@link #read} and {@link #readAll}. */
    public synchronized int reads() {
        return reads;
    }

    /** Answers no query any more. */
    public synchronized void hangQueries() {
        queriesHang = true;
    }

    public synchronized int queries() {
        return queries;
    }

    /** Calls that commit, those that failed too. */
    public synchronized int commits() {
        return commits;
    }

    /** All documents as they are now. */
    public synchronized Map<DocumentPath, Document> dump() {
        return Map.copyOf(documents);
    }

    /** The document at a path as it is now; absent when there is none. Not counted as a read. */
    public synchronized @Nullable Document peek(DocumentPath path) {
        return documents.get(path);
    }

    private synchronized List<Snapshot> snapshots(List<DocumentPath> paths) {
        reads++;
        refuseWhenDown();
        if (broken) {
            broken = false;
            throw new IllegalStateException("clients/canary is broken, as asked for");
        }
        var readTime = clock.next();
        return paths.stream()
                .map(path -> new Snapshot(path, documents.get(path), readTime))
                .toList();
    }

    private synchronized Found found(DocumentQuery query) {
        queries++;
        refuseWhenDown();
        return new Found(new InMemoryQuery(query).run(documents.values()), clock.next());
    }

    private synchronized Fault nextFault() {
        commits++;
        var fault = faults.poll();
        return fault == null ? Sending::send : fault;
    }

    private synchronized Instant store(List<Write> writes) {
        refuseWhenDown();
        var commitTime = clock.next();
        documents = new InMemoryBatch(documents, commitTime).apply(writes);
        return commitTime;
    }

    private synchronized void befallNext(Fault fault) {
        faults.add(fault);
    }

    private void refuseWhenDown() {
        if (down) {
            throw unavailable();
        }
    }

    private static StoreUnavailableException unavailable() {
        return new StoreUnavailableException("as asked for", new IOException("unavailable"));
    }

    /** What happens to a commit. */
    private interface Fault {
        Instant befalls(Sending commit);
    }

    /** A commit on its way to the store, which may arrive more than once. */
    private interface Sending {
        Instant send();
    }
}
