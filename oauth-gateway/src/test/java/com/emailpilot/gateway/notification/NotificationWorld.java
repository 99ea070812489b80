package com.emailpilot.gateway.notification;

import com.emailpilot.clients.Changes;
import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.Conflicts;
import com.emailpilot.clients.Document;
import com.emailpilot.clients.InMemoryDocuments;
import com.emailpilot.clients.Outbox;
import com.emailpilot.events.ClientState;
import com.emailpilot.events.ClientStatus;
import com.emailpilot.events.EventCodec;
import com.emailpilot.events.EventMessage;
import com.emailpilot.events.InMemoryBus;
import com.emailpilot.events.ReauthorizationRequired;
import com.emailpilot.events.Topology;
import com.emailpilot.events.pubsub.DeadLetters;
import com.emailpilot.gateway.MovableClock;
import com.emailpilot.gateway.TestRecords;
import com.emailpilot.gateway.signin.PublicAddressProperties;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.NullUnmarked;

/** The notifying part of a gateway over a store and a bus in memory, with one client, {@code c1}, whose grant is dead. */
@NullUnmarked
final class NotificationWorld {

    static final String OWNER = "admin@example.com";

    final MovableClock clock = new MovableClock();
    final InMemoryDocuments documents = new InMemoryDocuments(clock);
    final InMemoryBus bus = InMemoryBus.delivering();
    final RecordingChannel channel = new RecordingChannel();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AtomicInteger holders = new AtomicInteger();
    private final Conflicts conflicts = new Conflicts(new Random(1));
    private final Notifications notifications = new Notifications(documents);
    private final Channels channels = new Channels(List.of(channel));
    private final ClientPages pages =
            new ClientPages(new PublicAddressProperties(URI.create("https://pilot.example/callback")));
    private final Outbox outbox = new Outbox(documents, new EventCodec(), "token-refresher");

    private final Duration gathering;

    NotificationWorld() {
        this(Duration.ZERO);
    }

    /** One in which an incident waits for others of the same owner. */
    NotificationWorld(Duration gathering) {
        this.gathering = gathering;
        lost("c1", OWNER);
        var noteIncident = new NoteIncident(notifications, conflicts, channels, gathering);
        bus.subscribe(NotificationsSubscriber.SUBSCRIPTION, new NotificationsSubscriber(noteIncident, channels, pages));
    }

    /** Stores one more client whose grant is dead. */
    void lost(String clientId, String owner) {
        TestRecords.connected(documents, clientId, owner, clock.instant());
        change(clientId, new Changes().set("status", "needs_reauthorization").set("oauth.state", "rotation_lost"));
    }

    /** One more instance of the gateway. */
    NotificationsSchedule instance() {
        return instance(channels);
    }

    /** One that was never told how to tell anybody. */
    NotificationsSchedule instanceWithoutChannels() {
        return instance(new Channels(List.of()));
    }

    private NotificationsSchedule instance(Channels channels) {
        var claims =
                new ClaimNotifications(notifications, conflicts, () -> "holder-" + holders.incrementAndGet(), channels);
        var givenUp = new GivenUp(outbox, new DeadLetters(bus, Topology.load()));
        var ends = new EndNotifications(notifications, conflicts, givenUp);
        return new NotificationsSchedule(
                notifications,
                new TellOwner(claims, channels, pages, ends),
                channels,
                new NotificationMetrics(meters, channels),
                gathering);
    }

    /** One instance tells all who are due. */
    void sweep() {
        instance().sweep().block();
    }

    /** The refresher finds the grant dead: its event, as it is stored and published. */
    EventMessage declareDead() {
        return declareDead("c1");
    }

    EventMessage declareDead(String clientId) {
        var state = new ClientState(
                clientId,
                "AC-" + clientId,
                "Shop " + clientId,
                ClientStatus.NEEDS_REAUTHORIZATION,
                1,
                7,
                clock.instant());
        var entry = outbox.entry(new ReauthorizationRequired(state, "rotation_lost"), clock.instant(), null);
        documents.commit(entry.writes()).block();
        bus.publish(entry.message()).block();
        return entry.message();
    }

    /** Publishes an event once more, as a replay does. */
    void replay(EventMessage message) {
        again(message, "r1");
    }

    /** Publishes an event once more, as ops do with a dead letter. */
    void redrive(EventMessage message) {
        again(message, "redrive-r1");
    }

    private void again(EventMessage message, String replayId) {
        var attributes = new HashMap<>(message.attributes());
        attributes.put("replay-id", replayId);
        bus.publish(new EventMessage(message.topic(), message.orderingKey(), attributes, message.data()))
                .block();
    }

    void change(Changes changes) {
        change("c1", changes);
    }

    void change(String clientId, Changes changes) {
        documents.commit(List.of(changes.update(ClientRecords.path(clientId)))).block();
    }

    List<Document> notifications() {
        return documents.dump().keySet().stream()
                .filter(path -> path.collection().equals("notifications"))
                .map(path -> documents.read(path).block().found().orElseThrow())
                .toList();
    }

    /** The one notification that there is. */
    Document notification() {
        return notifications().stream()
                .reduce((_, _) -> {
                    throw new IllegalStateException("There are several notifications");
                })
                .orElseThrow();
    }

    /** How many notifications stand so. */
    long count(String status) {
        return notifications().stream()
                .filter(document -> document.text("status").orElseThrow().equals(status))
                .count();
    }

    String status() {
        return notification().text("status").orElseThrow();
    }

    double counted(String outcome) {
        return meters.counter("emailpilot.notification.deliveries", "channel", "mail", "outcome", outcome)
                .count();
    }
}
