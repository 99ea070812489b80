package com.emailpilot.gateway.refresh;

import com.emailpilot.clients.Changes;
import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.InMemoryDocuments;
import com.emailpilot.events.EventHandler;
import com.emailpilot.events.ReceivedEvent;
import com.emailpilot.events.TokenRefreshRequested;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.NullUnmarked;
import reactor.core.publisher.Mono;

/** Ends each refresh as the test wants it, after a moment, as the refresher writes it into the record. */
@NullUnmarked
final class FakeRefresher implements EventHandler {

    private static final Duration MOMENT = Duration.ofMillis(300);

    private final InMemoryDocuments documents;
    private final Map<String, Changes> ends = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();

    FakeRefresher(InMemoryDocuments documents) {
        this.documents = documents;
    }

    void rotates(String clientId) {
        ends.put(clientId, ended("rotated").set("oauth.token_version", 2L).setServerTime("oauth.last_refreshed_at"));
    }

    void fails(String clientId, String outcome, Instant retryAt) {
        ends.put(clientId, ended(outcome).set("oauth.last_attempt.retry_at", retryAt));
    }

    void finds(String clientId, String state) {
        ends.put(clientId, ended("refused").set("oauth.state", state).set("status", "needs_reauthorization"));
    }

    int asked(String clientId) {
        return asked.getOrDefault(clientId, new AtomicInteger()).get();
    }

    @Override
    public Mono<Void> handle(ReceivedEvent received) {
        return received.event() instanceof TokenRefreshRequested hint && ends.containsKey(hint.clientId())
                ? Mono.delay(MOMENT).then(Mono.defer(() -> end(hint.clientId())))
                : Mono.empty();
    }

    private Mono<Void> end(String clientId) {
        asked.computeIfAbsent(clientId, _ -> new AtomicInteger()).incrementAndGet();
        var end = ends.get(clientId)
                .set("oauth.last_attempt.id", UUID.randomUUID().toString());
        return documents
                .commit(List.of(end.update(ClientRecords.path(clientId))))
                .then();
    }

    private static Changes ended(String outcome) {
        return new Changes().setServerTime("oauth.last_attempt.at").set("oauth.last_attempt.outcome", outcome);
    }
}
