package com.emailpilot.gateway.clients;

import com.emailpilot.clients.ClientPage;
import com.emailpilot.clients.ClientRecord;
import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.DocumentQuery.After;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The clients of those users who looked at their list lately, in memory, because the store cannot search.
 *
 * <p>Loaded at a user's first look; then every change is to be told here. When there are too many, the user who looked
 * longest ago is forgotten.
 */
public final class ClientRows {

    private static final int PAGE = 2_000;
    private static final int HEAD = 20;
    private static final int MOST_HEADS = 5;

    /** For what is new; with an index it takes a store a fraction of that. */
    private static final Duration PATIENCE = Duration.ofMillis(60);

    private final ClientRecords records;
    private final int most;
    private final Map<String, Loading> users = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * @param most rows of all users together; of one user alone never more than these, the last changed
     */
    public ClientRows(ClientRecords records, int most) {
        this.records = records;
        this.most = most;
    }

    /** A client as it is now, for everybody who may see it, and gone for everybody else. */
    public synchronized void changed(ClientRecord client) {
        users.forEach((user, loading) -> {
            if (client.visibleTo(user)) {
                loading.rows().changed(client);
            } else {
                loading.rows().gone(client.clientId());
            }
        });
    }

    /** There is no such client any more. */
    public synchronized void gone(String clientId) {
        users.values().forEach(loading -> loading.rows().gone(clientId));
    }

    /** Whether anybody's rows hold this client. */
    public synchronized boolean hold(String clientId) {
        return users.values().stream().anyMatch(loading -> loading.rows().hold(clientId));
    }

    /** What the clients of a user are called, by their ids. */
    public Mono<Map<String, String>> names(String user) {
        return of(user).map(rows -> rows.all().stream()
                .collect(Collectors.toMap(
                        ClientRow::clientId, row -> row.toViewers().displayName())));
    }

    /** Loads everything anew at the next look, because a change may have been missed. */
    public synchronized void forget() {
        users.clear();
    }

    /** Whether a user's rows need not be loaded first. */
    boolean ready(String user) {
        return loaded(user).isPresent();
    }

    /** The rows of a user as far as the news told, without a look at the store; empty where they need to be loaded first. */
    synchronized Optional<UserRows> loaded(String user) {
        return Optional.ofNullable(users.get(user)).map(Loading::rows).filter(UserRows::isComplete);
    }

    /**
     * The rows of a user, with everything that people did so far, also where the news of it is still on its way; from a
     * store that is slow, without what only such news will tell. What is being loaded goes on to be loaded if nobody waits
     * for it any more.
     */
    Mono<UserRows> of(String user) {
        return Mono.defer(() -> known(user).whole()).flatMap(rows -> catchUp(user, rows));
    }

    private synchronized Loading known(String user) {
        return users.computeIfAbsent(user, this::begin);
    }

    private Loading begin(String user) {
        var rows = new UserRows();
        var whole = pages(user, Math.min(PAGE, most))
                .doOnNext(page -> page.clients().forEach(rows::found))
                .takeUntil(_ -> rows.size() >= most)
                .then(Mono.fromSupplier(() -> completed(user, rows)))
                .doOnError(_ -> forget(user, rows))
                .cache();
        return new Loading(rows, whole);
    }

    private synchronized UserRows completed(String user, UserRows rows) {
        rows.complete();
        int held = users.values().stream()
                .mapToInt(loading -> loading.rows().size())
                .sum();
        Iterator<Map.Entry<String, Loading>> eldest = users.entrySet().iterator();
        while (held > most && eldest.hasNext()) {
            var next = eldest.next();
            if (!next.getKey().equals(user)) {
                held -= next.getValue().rows().size();
                eldest.remove();
            }
        }
        return rows;
    }

    private synchronized void forget(String user, UserRows failed) {
        var loading = users.get(user);
        if (loading != null && loading.rows() == failed) {
            users.remove(user);
        }
    }

    /** What changed last stands at the head of the list: read on until something there is known. */
    private Mono<UserRows> catchUp(String user, UserRows rows) {
        return pages(user, HEAD)
                .take(MOST_HEADS)
                .takeUntil(page -> page.clients().stream().filter(rows::found).count()
                        < page.clients().size())
                .then(Mono.just(rows))
                .timeout(PATIENCE, Mono.just(rows));
    }

    private Flux<ClientPage> pages(String user, int size) {
        return page(user, size, null)
                .expand(page -> page.next() == null ? Mono.empty() : page(user, size, page.next()));
    }

    private Mono<ClientPage> page(String user, int size, @Nullable After after) {
        return records.page(user, size, after);
    }

    private record Loading(UserRows rows, Mono<UserRows> whole) {}
}
