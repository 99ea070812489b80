package com.emailpilot.bench;

import com.emailpilot.events.EventCodec;
import com.emailpilot.events.ExpirySweepDue;
import com.emailpilot.events.MicrometerEventMetrics;
import com.emailpilot.events.TokenExpiring;
import com.emailpilot.events.Topology;
import com.emailpilot.events.pubsub.PubSubConnection;
import com.emailpilot.events.pubsub.PubSubEventPublisher;
import com.emailpilot.events.pubsub.PubSubTopology;
import com.emailpilot.local.settings.Port;
import com.emailpilot.local.system.Extras;
import com.emailpilot.local.system.LocalSetup;
import com.emailpilot.local.system.LocalSystem;
import com.emailpilot.local.system.Progress;
import com.google.cloud.firestore.Firestore;
import com.google.cloud.firestore.FirestoreOptions;
import com.google.cloud.pubsub.v1.SubscriptionAdminClient;
import com.google.cloud.pubsub.v1.SubscriptionAdminSettings;
import com.google.pubsub.v1.ProjectName;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One refresher with emulators and a Klaviyo of its own, each a process; the other services do not run. */
final class RefresherAlone implements AutoCloseable {

    /** The local system's parts are made for a short start; under load they must be compiled as in production. */
    private static final String COMPILED = "-XX:TieredStopAtLevel=4";

    private static final Extras PUBSUB = flags(COMPILED);

    /** What keeps all documents, and all tokens that ever were, must not spend its time on a heap that is too small. */
    private static final Extras KEEPERS = flags(COMPILED, "-Xmx4g");

    /** As in production but for the heap, which the goal for memory names. */
    private static final Extras REFRESHER = flags(COMPILED, "-Xmx160m");

    private static final List<String> PARTS =
            List.of(LocalSystem.REFRESHER, LocalSystem.FIRESTORE, LocalSystem.PUBSUB, LocalSystem.SANDBOX);

    private static final long PATIENCE_SECONDS = 30;

    private final LocalSystem local;
    private final Firestore firestore;
    private final PubSubConnection connection;
    private final PubSubTopology topology;
    private final PubSubEventPublisher publisher;
    private final EventCodec codec = new EventCodec();
    private final Clock clock;

    private RefresherAlone(LocalSystem local, Clock clock) {
        this.local = local;
        this.clock = clock;
        firestore = FirestoreOptions.newBuilder()
                .setProjectId(local.projectId())
                .setEmulatorHost(local.firestoreHost())
                .build()
                .getService();
        connection = PubSubConnection.emulator(local.pubSubHost(), local.projectId());
        topology = new PubSubTopology(connection, Topology.load());
        publisher = new PubSubEventPublisher(
                connection, topology, new MicrometerEventMetrics(new CompositeMeterRegistry()));
    }

    /**
     * Starts everything; blocks until it is healthy.
     *
     * @param home for logs and keys
     */
    static RefresherAlone start(Path projectRoot, Path home, Clock clock) {
        var environment =
                Map.of("PUBSUB_EMULATOR_HOST", "", "FIRESTORE_EMULATOR_HOST", "", "EMAILPILOT_SAVE_SECONDS", "86400");
        var setup = LocalSetup.of(projectRoot, environment)
                .withFreePorts()
                .withHome(home)
                .withoutClock()
                .with(LocalSystem.FIRESTORE, KEEPERS)
                .with(LocalSystem.SANDBOX, KEEPERS)
                .with(LocalSystem.PUBSUB, PUBSUB)
                .with(LocalSystem.REFRESHER, REFRESHER);
        var local = new LocalSystem(setup, (_, _, _) -> {});
        local.start(Progress.SILENT);
        Stream.of(LocalSystem.GATEWAY, LocalSystem.PROVISIONER)
                .forEach(service -> local.part(service).stop());
        var alone = new RefresherAlone(local, clock);
        alone.dropBacklogs();
        return alone;
    }

    private static Extras flags(String... flags) {
        return new Extras(Map.of(), List.of(), List.of(flags));
    }

    /** What nobody takes piles up, and the emulator gets slower with every message that waits in it. */
    private void dropBacklogs() {
        try (var admin = SubscriptionAdminClient.create(SubscriptionAdminSettings.newBuilder()
                .setTransportChannelProvider(connection.publishing())
                .setCredentialsProvider(connection.credentials())
                .build())) {
            admin.listSubscriptions(ProjectName.of(local.projectId()))
                    .iterateAll()
                    .forEach(subscription -> {
                        if (!subscription.getName().contains("/" + LocalSystem.REFRESHER)) {
                            admin.deleteSubscription(subscription.getName());
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Firestore firestore() {
        return firestore;
    }

    KlaviyoControl klaviyo() {
        return new KlaviyoControl(
                URI.create("http://localhost:" + local.setup().settings().port(Port.SANDBOX_API)));
    }

    Path keysetFile() {
        return local.setup().home().resolve("keyset.json");
    }

    /** The minute is over: the refresher looks for what is due. */
    void sweep() {
        var now = clock.instant();
        publisher
                .publish(codec.encode(new ExpirySweepDue(now), "bench", now, null))
                .block();
    }

    /** Tells of tokens that fall due, without waiting for the answer. */
    void hint(Hint due) {
        var event = new TokenExpiring(due.clientId(), due.tokenVersion());
        publisher.publish(codec.encode(event, "bench", due.time(), null)).subscribe();
    }

    /** What each process has used, by its name. */
    Map<String, ProcessUse> use() {
        Map<String, ProcessUse> use = new LinkedHashMap<>();
        PARTS.forEach(part -> use.put(part, ProcessUse.of(local.part(part).pid())));
        use.put("bench", ProcessUse.of(ProcessHandle.current().pid()));
        use.put("whole machine", ProcessUse.ofMachine());
        return use;
    }

    /** Lets the refresher finish what it has begun, and begin nothing more. */
    void endRefresher() {
        var refresher = local.part(LocalSystem.REFRESHER);
        var process = ProcessHandle.of(refresher.pid()).orElseThrow();
        refresher.signal("TERM");
        process.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        publisher.close();
        topology.close();
        connection.close();
        firestore.shutdownNow();
        local.close();
    }
}
