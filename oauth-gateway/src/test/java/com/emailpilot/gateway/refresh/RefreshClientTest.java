package com.emailpilot.gateway.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.Changes;
import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.ClientRecords.Read;
import com.emailpilot.clients.InMemoryDocuments;
import com.emailpilot.clients.refresh.RefreshOutcome.FreshAlready;
import com.emailpilot.clients.refresh.RefreshOutcome.NotAsked;
import com.emailpilot.clients.refresh.RefreshOutcome.Refreshed;
import com.emailpilot.clients.refresh.RefreshOutcome.StillRunning;
import com.emailpilot.clients.refresh.RefreshOutcome.TooMany;
import com.emailpilot.clients.refresh.RefreshRequests;
import com.emailpilot.events.EventCodec;
import com.emailpilot.events.InMemoryBus;
import com.emailpilot.events.TokenRefreshRequested;
import com.emailpilot.gateway.TestRecords;
import com.emailpilot.gateway.audit.AuditTrail;
import com.emailpilot.gateway.refresh.RefreshClient.Told;
import com.google.common.base.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.StepVerifier.FirstStep;

/** Asking and following, in virtual time. */
@NullUnmarked
final class RefreshClientTest {

    private static final String ADMIN = "admin@example.com";
    private static final Instant LONG_AGO = Instant.parse("2025-12-31T23:50:00Z");

    private final InMemoryDocuments documents = new InMemoryDocuments();
    private final InMemoryBus bus = InMemoryBus.holding();
    private final RefreshClient refreshClient = new RefreshClient(
            new ClientRecords(documents),
            new RefreshRequests(new EventCodec(), bus, "oauth-gateway"),
            new RefreshLimits(new RefreshProperties(2, 100), Ticker.systemTicker()),
            new AuditTrail(documents));

    @BeforeEach
    void connect() {
        TestRecords.connected(documents, "c1", ADMIN, LONG_AGO);
    }

    @Test
    void asksTheRefresherToReplaceTheVersionThatWasSeen() {
        var seen = read();

        refreshing(seen).thenCancel().verify();

        assertThat(bus.publishedEvents()).containsExactly(TokenRefreshRequested.ofClient("c1", 1, seen.readTime()));
    }

    @Test
    void followsTheRecordUntilTheTokensAreFresh() {
        refreshing(read())
                .expectSubscription()
                .expectNoEvent(Duration.ofSeconds(3))
                .then(this::rotate)
                .thenAwait(Duration.ofMillis(200))
                .expectNextMatches(told -> told.outcome() instanceof Refreshed && !told.coalesced())
                .verifyComplete();
    }

    @Test
    void stopsWaitingAfterTenSeconds() {
        refreshing(read())
                .expectSubscription()
                .expectNoEvent(Duration.ofMillis(9_999))
                .thenAwait(Duration.ofMillis(1))
                .expectNextMatches(told -> told.outcome() instanceof StillRunning)
                .verifyComplete();
    }

    @Test
    void asksOnceHoweverManyWantItAtTheSameTime() {
        var seen = read();

        StepVerifier.withVirtualTime(() -> Flux.range(0, 50)
                        .flatMap(_ -> refreshClient.refresh(ADMIN, seen), 50)
                        .collectList())
                .thenAwait(Duration.ofSeconds(1))
                .then(this::rotate)
                .thenAwait(Duration.ofSeconds(1))
                .assertNext(told -> assertThat(told)
                        .hasSize(50)
                        .allMatch(each -> each.outcome() instanceof Refreshed)
                        .filteredOn(each -> !each.coalesced())
                        .hasSize(1))
                .verifyComplete();
        assertThat(bus.published()).hasSize(1);
    }

    @Test
    void goesOnWhenThePersonHangsUp() {
        var seen = read();

        StepVerifier.withVirtualTime(() -> Mono.defer(() -> {
                    refreshClient.refresh(ADMIN, seen).subscribe().dispose();
                    return refreshClient.refresh(ADMIN, seen);
                }))
                .then(this::rotate)
                .thenAwait(Duration.ofSeconds(1))
                .expectNextMatches(told -> told.outcome() instanceof Refreshed && told.coalesced())
                .verifyComplete();
        assertThat(bus.published()).hasSize(1);
    }

    @Test
    void asksAgainOnceTheFirstRefreshEnded() {
        var seen = read();
        refreshing(seen).thenAwait(Duration.ofSeconds(10)).expectNextCount(1).verifyComplete();

        refreshing(seen).thenCancel().verify();

        assertThat(bus.published()).hasSize(2);
    }

    @Test
    void countsOnlyWhatIsAskedFor() {
        change(new Changes().set("oauth.last_refreshed_at", read().readTime()));
        var fresh = read();

        for (int i = 0; i < 5; i++) {
            refreshing(fresh)
                    .expectNextMatches(told -> told.outcome() instanceof FreshAlready && told.coalesced())
                    .verifyComplete();
        }

        assertThat(bus.published()).isEmpty();
    }

    @Test
    void refusesWhatIsTooMuchAndAsksForNothing() {
        var seen = read();
        for (int i = 0; i < 2; i++) {
            refreshing(seen)
                    .thenAwait(Duration.ofSeconds(10))
                    .expectNextCount(1)
                    .verifyComplete();
        }

        refreshing(seen)
                .expectNextMatches(told -> told.outcome() instanceof TooMany)
                .verifyComplete();

        assertThat(bus.published()).hasSize(2);
    }

    @Test
    void saysSoWhenTheRefresherCannotBeAsked() {
        bus.failNextPublications(1);

        refreshing(read())
                .expectNextMatches(told -> told.outcome() instanceof NotAsked)
                .verifyComplete();
    }

    @Test
    void leavesWhoAskedInTheAuditTrailOnce() {
        var seen = read();
        refreshing(seen).thenAwait(Duration.ofSeconds(10)).expectNextCount(1).verifyComplete();

        assertThat(documents.dump().values())
                .filteredOn(row -> row.path().collection().equals("audit"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.text("action")).contains("refresh_requested");
                    assertThat(row.text("actor")).contains(ADMIN);
                    assertThat(row.text("client_id")).contains("c1");
                });
    }

    private FirstStep<Told> refreshing(Read seen) {
        return StepVerifier.withVirtualTime(() -> refreshClient.refresh(ADMIN, seen));
    }

    private void rotate() {
        change(new Changes().set("oauth.token_version", 2L));
    }

    private void change(Changes changes) {
        documents.commit(List.of(changes.update(ClientRecords.path("c1")))).block();
    }

    private Read read() {
        return new ClientRecords(documents).read("c1").block();
    }
}
