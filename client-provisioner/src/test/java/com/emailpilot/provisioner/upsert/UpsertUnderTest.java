package com.emailpilot.provisioner.upsert;

import com.emailpilot.clients.AccountIndex;
import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.Conflicts;
import com.emailpilot.clients.Documents;
import com.emailpilot.clients.Grants;
import com.emailpilot.clients.Outbox;
import com.emailpilot.clients.OutboxRelay;
import com.emailpilot.events.EventCodec;
import com.emailpilot.events.EventHandler;
import com.emailpilot.events.EventPublisher;
import com.emailpilot.klaviyo.KlaviyoAccounts;
import com.emailpilot.provisioner.klaviyo.WantedScopes;
import com.emailpilot.vault.TokenVault;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import reactor.core.publisher.Mono;

/** The upsert as a provisioner runs it, over whatever ports: for tests that lie outside of this module. */
public final class UpsertUnderTest {

    /** The subscription that {@link #connections()} handles. */
    public static final String SUBSCRIPTION = ConnectionsSubscriber.SUBSCRIPTION;

    private static final EventCodec CODEC = new EventCodec();
    private static final WantedScopes WANTED = new WantedScopes(List.of("accounts:read"));

    private final OutboxRelay relay;
    private final ConnectionsSubscriber connections;
    private final WaitingGrantsSchedule schedule;

    public UpsertUnderTest(Ports ports) {
        var documents = ports.documents();
        var outbox = new Outbox(documents, CODEC, "client-provisioner");
        relay = new OutboxRelay(outbox, ports.publisher());
        var applyGrant = applyGrant(ports, outbox);
        var metrics = new UpsertMetrics(ports.meters());
        var replayed = new ReplayedGrant(new Grants(documents), CODEC, ports.publisher());
        connections = new ConnectionsSubscriber(applyGrant, replayed, metrics);
        schedule = new WaitingGrantsSchedule(new Grants(documents), applyGrant, metrics);
    }

    /**
     * What the upsert touches of the world.
     *
     * @param random gives ids to clients, and spreads tries
     */
    public record Ports(
            Documents documents,
            EventPublisher publisher,
            KlaviyoAccounts klaviyo,
            TokenVault vault,
            RandomGenerator random,
            MeterRegistry meters) {}

    /** Handles {@code KlaviyoConnected}. */
    public EventHandler connections() {
        return connections;
    }

    /** Begins to sweep over waiting grants. */
    public void start() {
        schedule.start();
    }

    /** Publishes what is overdue, once. */
    public Mono<Void> relay() {
        return relay.relay();
    }

    private ApplyGrant applyGrant(Ports ports, Outbox outbox) {
        var documents = ports.documents();
        var tokens = new GrantTokens(ports.vault(), CODEC, ports.publisher());
        var index = new AccountIndex(documents);
        var commits = new UpsertCommits(documents, new ClientWrites(tokens, index, WANTED), outbox, relay);
        var target = new FindTarget(index, new ClientRecords(documents), () -> version4(ports.random()));
        var conflicts = new Conflicts(ports.random());
        return new ApplyGrant(new Grants(documents), tokens, ports.klaviyo(), target, commits, conflicts);
    }

    private static UUID version4(RandomGenerator random) {
        var version = (random.nextLong() & 0xffffffffffff0fffL) | 0x4000L;
        var variant = (random.nextLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
        return new UUID(version, variant);
    }
}
