package com.emailpilot.provisioner.enrichment;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.Changes;
import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.Conflicts;
import com.emailpilot.clients.InMemoryDocuments;
import com.emailpilot.clients.Outbox;
import com.emailpilot.clients.OutboxRelay;
import com.emailpilot.events.ClientCreated;
import com.emailpilot.events.ClientState;
import com.emailpilot.events.ClientStatus;
import com.emailpilot.events.ConnectionDegraded;
import com.emailpilot.events.EnrichmentDue;
import com.emailpilot.events.Event;
import com.emailpilot.events.EventCodec;
import com.emailpilot.events.InMemoryBus;
import com.emailpilot.events.PermanentFailureException;
import com.emailpilot.events.ReceivedEvent;
import com.emailpilot.events.TestEvents;
import com.emailpilot.events.TokenRefreshRequested;
import com.emailpilot.klaviyo.ApiResult;
import com.emailpilot.klaviyo.FakeKlaviyo;
import com.emailpilot.provisioner.health.HealthWorld;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

final class EnrichmentSubscriberTest {

    private final HealthWorld world = new HealthWorld();
    private final InMemoryDocuments documents = world.documents;
    private final InMemoryBus bus = world.bus;
    private final EnrichmentSubscriber unit = subscriber();

    @Test
    void turnsATickOfTheClockIntoOneHintForEachClientThatIsDue() {
        handle(new EnrichmentDue(HealthWorld.CLIENT, TestEvents.TIME));
        IntStream.range(0, 700).forEach(number -> client("client-" + number, "active"));
        client("gone", "disconnected");

        handle(new EnrichmentDue(null, TestEvents.TIME));

        assertThat(bus.publishedEvents())
                .filteredOn(EnrichmentDue.class::isInstance)
                .hasSize(700)
                .allSatisfy(
                        event -> assertThat(((EnrichmentDue) event).clientId()).startsWith("client-"));
    }

    @Test
    void probesAndCountsAClientThatIsDue() {
        handle(new EnrichmentDue(HealthWorld.CLIENT, TestEvents.TIME));

        assertThat(calls())
                .containsExactlyInAnyOrder(
                        FakeKlaviyo.Call.Account.class,
                        FakeKlaviyo.Call.CountLists.class,
                        FakeKlaviyo.Call.CountSegments.class);
    }

    @Test
    void readsAClientOnceForAWishThatCameTwice() {
        var wish = new EnrichmentDue(HealthWorld.CLIENT, Instant.parse("2025-12-31T00:00:00Z"));
        handle(wish);

        handle(wish);

        assertThat(calls()).hasSize(3);
    }

    @Test
    void doesNotWantAHintBackThatKlaviyoDidNotAnswer() {
        documents
                .commit(List.of(new Changes()
                        .set("oauth.scopes", List.of("lists:read", "segments:read"))
                        .update(ClientRecords.path(HealthWorld.CLIENT))))
                .block();
        world.klaviyo.answerListCount(new ApiResult.Unavailable<>(null, "status_503"));
        var received = new ReceivedEvent(
                "id", TestEvents.TIME, new EnrichmentDue(HealthWorld.CLIENT, TestEvents.TIME), null, null);

        StepVerifier.create(unit.handle(received)).verifyComplete();
        handle(new EnrichmentDue(null, TestEvents.TIME));

        assertThat(bus.publishedEvents()).contains(new EnrichmentDue(HealthWorld.CLIENT, TestEvents.TIME));
    }

    @Test
    void probesAClientWhoseConnectionIsDegraded() {
        handle(new ConnectionDegraded(client(), "status_503"));

        assertThat(calls()).containsExactly(FakeKlaviyo.Call.Account.class);
    }

    @Test
    void countsAConnectedClientWhoseAccountWasReadJustBefore() {
        handle(new ClientCreated(client(), "admin@example.com"));

        assertThat(calls())
                .containsExactlyInAnyOrder(FakeKlaviyo.Call.CountLists.class, FakeKlaviyo.Call.CountSegments.class);
    }

    @Test
    void asksToReplaceTheTokensThatWereRefusedWhileCounting() {
        world.klaviyo.answerListCount(new ApiResult.Unauthorized<>());
        var received =
                new ReceivedEvent("id", TestEvents.TIME, new ClientCreated(client(), "admin@example.com"), null, null);

        StepVerifier.create(unit.handle(received)).verifyError(KlaviyoUnavailableException.class);
        assertThat(bus.publishedEvents())
                .singleElement()
                .isInstanceOfSatisfying(
                        TokenRefreshRequested.class,
                        wish -> assertThat(wish.tokenVersion()).isEqualTo(1));
    }

    @Test
    void refusesEventsThatBelongElsewhere() {
        var received = new ReceivedEvent("id", TestEvents.TIME, TestEvents.klaviyoConnected(), null, null);

        StepVerifier.create(unit.handle(received)).verifyError(PermanentFailureException.class);
    }

    private void handle(Event event) {
        unit.handle(new ReceivedEvent("id", TestEvents.TIME, event, null, null)).block();
    }

    private List<Class<?>> calls() {
        return world.klaviyo.calls().stream().<Class<?>>map(Object::getClass).toList();
    }

    private static ClientState client() {
        return new ClientState(HealthWorld.CLIENT, "WBhXHN", "Example Org", ClientStatus.ACTIVE, 1, 1, TestEvents.TIME);
    }

    private void client(String clientId, String status) {
        var client = new Changes()
                .set("status", status)
                .set("oauth.generation", 1L)
                .set("oauth.expires_at", TestEvents.TIME)
                .create(ClientRecords.path(clientId));
        documents.commit(List.of(client)).block();
    }

    private EnrichmentSubscriber subscriber() {
        var codec = new EventCodec();
        var clients = new ClientRecords(documents);
        var outbox = new Outbox(documents, codec, "client-provisioner");
        var commits = new CountCommits(documents, outbox, new OutboxRelay(outbox, bus), new Conflicts(new Random(1)));
        var countClient = new CountClient(clients, world.vault, world.klaviyo, commits);
        var hints = new EnrichmentHints(clients, codec, bus, Clock.systemUTC());
        var enrichClient = new EnrichClient(clients, countClient, world.probes(), world.hints);
        return new EnrichmentSubscriber(enrichClient, hints, world.probes());
    }
}
