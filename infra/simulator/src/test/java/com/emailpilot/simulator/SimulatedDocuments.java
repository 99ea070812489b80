package com.emailpilot.simulator;

import com.emailpilot.clients.Changes;
import com.emailpilot.clients.ConflictException;
import com.emailpilot.clients.DocumentPath;
import com.emailpilot.clients.DocumentQuery;
import com.emailpilot.clients.Documents;
import com.emailpilot.clients.FieldPath;
import com.emailpilot.clients.Snapshot;
import com.emailpilot.clients.StoreUnavailableException;
import com.emailpilot.clients.Write;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/** The store as one process reaches it. */
final class SimulatedDocuments implements Documents {

    private static final Duration COMMITS_END_WITHIN = Duration.ofSeconds(5);

    private final StoreServer server;
    private final World world;
    private final Life caller;

    SimulatedDocuments(StoreServer server, World world, Life caller) {
        this.server = server;
        this.world = world;
        this.caller = caller;
    }

    @Override
    public Mono<Snapshot> read(DocumentPath path) {
        return readAll(List.of(path)).map(List::getFirst);
    }

    @Override
    public Mono<List<Snapshot>> readAll(List<DocumentPath> paths) {
        return send("read", paths, () -> unlessReadFails("read", () -> server.readAll(paths)));
    }

    @Override
    public Mono<Found> query(DocumentQuery query) {
        return send("query", query.collection(), () -> unlessReadFails("query", () -> server.query(query)));
    }

    @Override
    public Mono<Instant> commit(List<Write> writes) {
        return Mono.defer(() -> {
            holdUp(writes);
            return send("commit", writes.stream().map(Write::path).toList(), () -> arrive(writes))
                    .timeout(COMMITS_END_WITHIN, Mono.error(SimulatedDocuments::unavailable));
        });
    }

    private void holdUp(List<Write> writes) {
        if (sets(writes, "oauth.attempt.id")) {
            var what = sets(writes, "oauth.revocation.started") ? "take to revoke" : "take";
            if (world.fate().strikes(Mishap.HELD_UP, what)) {
                world.wire().pause(caller, world.fate().pause());
            }
        }
    }

    private static boolean sets(List<Write> writes, String field) {
        return writes.stream()
                .anyMatch(write ->
                        write instanceof Write.Update update && update.fields().containsKey(FieldPath.dotted(field)));
    }

    private <T> Mono<T> send(String what, Object about, Supplier<T> effect) {
        return world.wire().send(caller, what, about, effect);
    }

    private <T> T unlessReadFails(String call, Supplier<T> read) {
        if (world.fate().strikes(Mishap.READ_FAILED, call)) {
            throw unavailable();
        }
        return read.get();
    }

    private Instant arrive(List<Write> writes) {
        if (strikes(Mishap.COMMIT_NOT_STORED)) {
            throw unavailable();
        }
        if (strikes(Mishap.COMMIT_LATE)) {
            world.time().after(world.fate().between(Duration.ofMillis(1), COMMITS_END_WITHIN), Life.ofWorld(), () -> {
                late(writes);
            });
            throw unavailable();
        }
        if (strikes(Mishap.OTHER_WRITER)) {
            touch(writes);
        }
        return answered(writes);
    }

    private Instant answered(List<Write> writes) {
        if (strikes(Mishap.COMMIT_STORED_UNANSWERED)) {
            store(writes);
            throw unavailable();
        }
        if (strikes(Mishap.COMMIT_SENT_TWICE)) {
            store(writes);
        }
        return store(writes);
    }

    private Instant store(List<Write> writes) {
        try {
            var commitTime = server.commit(writes);
            world.trace().note(caller, "stored", paths(writes));
            return commitTime;
        } catch (ConflictException conflict) {
            world.trace().note(caller, "conflict", paths(writes));
            throw conflict;
        }
    }

    private void late(List<Write> writes) {
        try {
            store(writes);
        } catch (ConflictException _) {
            world.trace().note(caller, "too late", paths(writes));
        }
    }

    private void touch(List<Write> writes) {
        writes.stream()
                .map(Write::path)
                .filter(path -> path.collection().equals("clients"))
                .filter(path -> server.peek(path) != null)
                .forEach(path -> {
                    server.commit(List.of(new Changes()
                            .set("notes", "edit at " + world.time().nanos())
                            .update(path)));
                    world.trace().note(Life.ofWorld(), "edits", path);
                });
    }

    private boolean strikes(Mishap mishap) {
        return world.fate().strikes(mishap, "commit");
    }

    private static String paths(List<Write> writes) {
        return writes.stream()
                .map(write -> write.path().collection() + "/" + write.path().id())
                .collect(Collectors.joining(" "));
    }

    private static StoreUnavailableException unavailable() {
        return new StoreUnavailableException("as fate has it", new IOException("the store did not answer"));
    }
}
