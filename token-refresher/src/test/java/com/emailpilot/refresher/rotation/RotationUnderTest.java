package com.emailpilot.refresher.rotation;

import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.Conflicts;
import com.emailpilot.clients.Documents;
import com.emailpilot.clients.Outbox;
import com.emailpilot.clients.OutboxRelay;
import com.emailpilot.events.EventCodec;
import com.emailpilot.events.EventHandler;
import com.emailpilot.events.EventPublisher;
import com.emailpilot.klaviyo.KlaviyoTokens;
import com.emailpilot.refresher.metrics.MicrometerRotationMetrics;
import com.emailpilot.refresher.pace.ClientBucket;
import com.emailpilot.refresher.pace.FleetGuard;
import com.emailpilot.refresher.pace.Pace;
import com.emailpilot.refresher.pace.PaceProperties;
import com.emailpilot.refresher.revocation.RevokeGrant;
import com.emailpilot.vault.TokenVault;
import com.google.common.base.Ticker;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import reactor.core.publisher.Mono;

/** Rotation and revocation as a refresher runs them, over whatever ports: for tests that lie outside of this module. */
public final class RotationUnderTest {

    /** The subscription that {@link #hints()} handles. */
    public static final String SUBSCRIPTION = ExpirySubscriber.SUBSCRIPTION;

    private static final EventCodec CODEC = new EventCodec();
    private static final Duration CONFIRM_AFTER = Duration.ofSeconds(60);

    private final RotationConfiguration configuration = new RotationConfiguration();
    private final Ports ports;
    private final Conflicts conflicts;
    private final Outbox outbox;
    private final OutboxRelay relay;
    private final ServerTime time;
    private final ExpirySubscriber hints;

    public RotationUnderTest(Ports ports) {
        this.ports = ports;
        conflicts = new Conflicts(ports.random());
        outbox = new Outbox(ports.documents(), CODEC, "token-refresher");
        relay = new OutboxRelay(outbox, ports.publisher());
        time = configuration.serverTime(ports.ticker(), ports.random());
        var admission = configuration.admission(
                new Pace(PaceProperties.defaults(), ports.ticker()),
                new ClientBucket(ports.ticker()),
                new FleetGuard(ports.ticker()));
        var handlers =
                configuration.hintHandlers(sweep(), rotateTokens(admission), rotateGrant(admission), revokeGrant());
        hints = configuration.expirySubscriber(handlers, _ -> {}, admission);
    }

    /**
     * What rotation touches of the world.
     *
     * @param random gives ids to attempts, and spreads tries
     */
    public record Ports(
            Documents documents,
            EventPublisher publisher,
            KlaviyoTokens klaviyo,
            TokenVault vault,
            RandomGenerator random,
            Ticker ticker,
            MeterRegistry meters) {}

    /** Handles the hints of {@code token-expiry}. */
    public EventHandler hints() {
        return hints;
    }

    /** Publishes what is overdue, once. */
    public Mono<Void> relay() {
        return relay.relay();
    }

    private SweepDueClients sweep() {
        return configuration.sweepDueClients(
                new ClientRecords(ports.documents()), CODEC, ports.publisher(), ports.ticker());
    }

    private RotateTokens rotateTokens(Admission admission) {
        var clients = new ClientRecords(ports.documents());
        var commits = configuration.clientCommits(ports.documents(), outbox, relay);
        var metrics = new MicrometerRotationMetrics(ports.meters());
        var store = configuration.rotationStore(ports.documents(), clients, commits, conflicts, ports.vault(), metrics);
        var steps = configuration.rotationSteps(store, time, new RotationProperties(CONFIRM_AFTER), admission);
        return configuration.rotateTokens(clients, ports.vault(), ports.klaviyo(), steps, admission);
    }

    private RotateGrant rotateGrant(Admission admission) {
        var attempts = configuration.grantAttempts(ports.documents(), conflicts, outbox, relay);
        return configuration.rotateGrant(attempts, ports.vault(), ports.klaviyo(), admission, time);
    }

    private RevokeGrant revokeGrant() {
        return new RevokeGrant(
                ports.documents(),
                ports.vault(),
                ports.klaviyo(),
                conflicts,
                ports.ticker(),
                () -> HexFormat.of().toHexDigits(ports.random().nextLong()));
    }
}
