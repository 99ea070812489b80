package com.emailpilot.provisioner.enrichment;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.Changes;
import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.Conflicts;
import com.emailpilot.clients.InMemoryDocuments;
import com.emailpilot.clients.Outbox;
import com.emailpilot.clients.OutboxRelay;
import com.emailpilot.events.EnrichmentDue;
import com.emailpilot.events.Event;
import com.emailpilot.events.EventCodec;
import com.emailpilot.events.InMemoryBus;
import com.emailpilot.events.PermanentFailureException;
import com.emailpilot.events.ReceivedEvent;
import com.emailpilot.events.TestEvents;
import com.emailpilot.klaviyo.FakeKlaviyo;
import com.emailpilot.vault.TestVaults;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

final class EnrichmentSubscriberTest {

    private final InMemoryDocuments documents = new InMemoryDocuments();
    private final InMemoryBus bus = InMemoryBus.holding();
    private final EnrichmentSubscriber unit = subscriber();

    @Test
    void turnsADailyHintIntoOneHintForEachActiveClient() {
        IntStream.range(0, 700).forEach(number -> client("client-" + number, "active"));
        client("gone", "disconnected");

        handle(new EnrichmentDue(null, TestEvents.TIME));

        assertThat(bus.publishedEvents())
                .hasSize(700)
                .allSatisfy(
                        event -> assertThat(((EnrichmentDue) event).clientId()).startsWith("client-"));
    }

    @Test
    void refusesEventsThatBelongElsewhere() {
        var received = new ReceivedEvent("id", TestEvents.TIME, TestEvents.klaviyoConnected(), null, null);

        StepVerifier.create(unit.handle(received)).verifyError(PermanentFailureException.class);
    }

    private void handle(Event event) {
        unit.handle(new ReceivedEvent("id", TestEvents.TIME, event, null, null)).block();
    }

    private void client(String clientId, String status) {
        var client = new Changes().set("status", status).create(ClientRecords.path(clientId));
        documents.commit(List.of(client)).block();
    }

    private EnrichmentSubscriber subscriber() {
        var codec = new EventCodec();
        var clients = new ClientRecords(documents);
        var outbox = new Outbox(documents, codec, "client-provisioner");
        var commits = new CountCommits(documents, outbox, new OutboxRelay(outbox, bus), new Conflicts(new Random(1)));
        var countClient = new CountClient(clients, TestVaults.ephemeral().tokens(), new FakeKlaviyo(), commits);
        return new EnrichmentSubscriber(countClient, new EnrichmentHints(clients, codec, bus, Clock.systemUTC()));
    }
}
