package com.emailpilot.refresher.audit;

import com.emailpilot.clients.ConflictException;
import com.emailpilot.clients.Documents;
import com.emailpilot.clients.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** The audit rows of this instance, {@code audit/{id}}: gathered here, stored together. */
public final class AuditTrail {

    private static final Logger log = LoggerFactory.getLogger(AuditTrail.class);
    private static final int BATCH = 400;
    private static final int MOST_WAITING = 10_000;

    private final Documents documents;
    private final BlockingQueue<CredentialRead> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private List<Write> sent = List.of();

    AuditTrail(Documents documents) {
        this.documents = documents;
    }

    /** Takes a row and returns at once; while the store takes none, rows beyond 10,000 go to the log instead. */
    public void add(CredentialRead read) {
        if (!waiting.offer(read)) {
            log.warn("Audit row not stored: {}", read);
        }
    }

    /** Stores what was gathered, in as many commits as it takes; what fails stays for the next time. Not for two at once. */
    Mono<Void> flush() {
        return Mono.defer(() -> {
            var writes = next();
            return writes.isEmpty() ? Mono.empty() : store(writes).then(flush());
        });
    }

    /** Writes what could not be stored to the log, so that it is not lost with the process. */
    void giveUp() {
        sent.forEach(row -> log.warn("Audit row not stored: {}", row));
        waiting.forEach(row -> log.warn("Audit row not stored: {}", row));
    }

    /** What was sent and not confirmed comes again as it was, under the same ids. */
    private synchronized List<Write> next() {
        if (sent.isEmpty()) {
            List<CredentialRead> batch = new ArrayList<>(BATCH);
            waiting.drainTo(batch, BATCH);
            sent = batch.stream().map(AuditTrail::row).toList();
        }
        return sent;
    }

    private Mono<Void> store(List<Write> writes) {
        return documents
                .commit(writes)
                .then()
                .onErrorResume(ConflictException.class, conflict -> unlessStored(writes, conflict))
                .then(Mono.fromRunnable(this::stored));
    }

    /** A lost answer looks like a conflict; all rows are there if one of them is. */
    private Mono<Void> unlessStored(List<Write> writes, ConflictException conflict) {
        return documents
                .read(writes.getFirst().path())
                .flatMap(row -> row.document() == null ? Mono.error(conflict) : Mono.empty());
    }

    private synchronized void stored() {
        sent = List.of();
    }

    private static Write row(CredentialRead read) {
        return read.row(UUID.randomUUID().toString()).create();
    }
}
