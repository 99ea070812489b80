package com.emailpilot.system.running;

import com.emailpilot.events.pubsub.PubSubConnection;
import com.emailpilot.local.system.Apps;
import com.emailpilot.local.system.LocalPart;
import com.emailpilot.local.system.LocalSetup;
import com.emailpilot.local.system.LocalSystem;
import com.emailpilot.local.system.Progress;
import com.google.cloud.firestore.Firestore;
import com.google.cloud.firestore.FirestoreOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/** Three services and the sandbox as processes, over emulators and in a Google project of their own. */
public final class SystemUnderTest implements AutoCloseable {

    private final Queue<String> received = new ConcurrentLinkedQueue<>();
    private final Wires wires;
    private final Downstream downstream;
    private final LocalSystem local;
    private final PubSubConnection pubSub;
    private final Firestore firestore;
    private final TopicTaps taps;
    private final Topics topics;
    private final Sandbox sandbox;

    private SystemUnderTest(LocalSetup setup) {
        this(setup, Map.of());
    }

    private SystemUnderTest(LocalSetup setup, Map<String, String> gateway) {
        wires = Wires.to(setup.settings());
        downstream = Downstream.in(setup.home());
        local = new LocalSystem(wires.into(setup, gateway, downstream), (_, _, _) -> {});
        local.start(Progress.SILENT);
        pubSub = PubSubConnection.emulator(local.pubSubHost(), local.projectId());
        firestore = FirestoreOptions.newBuilder()
                .setProjectId(local.projectId())
                .setEmulatorHost(local.firestoreHost())
                .build()
                .getService();
        taps = new TopicTaps(pubSub);
        topics = new Topics(pubSub);
        sandbox = Sandbox.of(setup.settings());
    }

    /** Starts everything; blocks until all of it is healthy. */
    public static SystemUnderTest start() {
        return new SystemUnderTest(Setups.overSharedEmulators());
    }

    /** Starts everything, with a clock that sweeps this often; zero for none. */
    public static SystemUnderTest startWithClock(Duration interval) {
        return new SystemUnderTest(Setups.overSharedEmulators().withSweepEvery(interval));
    }

    /** Starts everything, with this in the environment of the gateway. */
    public static SystemUnderTest startWithGateway(Map<String, String> environment) {
        return new SystemUnderTest(Setups.overSharedEmulators(), environment);
    }

    /** Starts everything, with services from elsewhere. */
    public static SystemUnderTest startWith(Apps apps) {
        return new SystemUnderTest(Setups.overSharedEmulators().withApps(apps));
    }

    /** Starts everything, emulators included, so that they can be paused and killed. */
    public static SystemUnderTest startWithEmulators() {
        return new SystemUnderTest(Setups.overOwnEmulators());
    }

    /** Exports Firestore now; it starts with this the next time. */
    public void save() {
        try {
            local.save();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Signs a person in by the login form. */
    public AdminSession login(String user) {
        return login(user, local.gateway());
    }

    /** Signs a person in at an instance of the gateway. */
    public AdminSession login(String user, URI gateway) {
        try {
            return AdminSession.login(gateway, user, received::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Signs the usual person in. */
    public AdminSession admin() {
        return login("admin@example.com");
    }

    /** One of the processes, to be killed and started again. */
    public LocalPart part(String name) {
        return local.part(name);
    }

    /** A service that asks for credentials. */
    public Downstream downstream() {
        return downstream;
    }

    /** To start more instances of services. */
    public Instances instances() {
        return new Instances(local, wires, downstream);
    }

    /** The services that run now. */
    public List<LocalPart> services() {
        return Stream.of(LocalSystem.GATEWAY, LocalSystem.PROVISIONER, LocalSystem.REFRESHER)
                .map(local::part)
                .filter(LocalPart::isAlive)
                .toList();
    }

    public Sandbox sandbox() {
        return sandbox;
    }

    /** Every message on every topic since the start. */
    public TopicTaps taps() {
        return taps;
    }

    /** To publish what a test wants published. */
    public Topics topics() {
        return topics;
    }

    /** Between the usual gateway and Firestore. */
    public FirestoreWire gatewayWire() {
        return wires.gateway();
    }

    /** Between the usual provisioner and Firestore. */
    public FirestoreWire provisionerWire() {
        return wires.provisioner();
    }

    /** Between the usual refresher and Firestore. */
    public FirestoreWire refresherWire() {
        return wires.refresher();
    }

    public PubSubConnection pubSub() {
        return pubSub;
    }

    /** Host and port of Pub/Sub. */
    public String pubSubHost() {
        return local.pubSubHost();
    }

    /** The database, by Google's own client. */
    public Firestore firestore() {
        return firestore;
    }

    /** The keys with which the services seal tokens. */
    public Path keysetFile() {
        return local.setup().home().resolve("keyset.json");
    }

    /** The environment in which the command line for ops finds this system. */
    public Map<String, String> forOperations() {
        return local.setup().forOperations();
    }

    /** What its processes have logged so far. */
    public Logs logs() {
        return new Logs(local.setup().home().resolve("logs"));
    }

    /** Everything that gateways answered to browsers, headers included. */
    public List<String> received() {
        return List.copyOf(received);
    }

    @Override
    public void close() {
        taps.close();
        topics.close();
        pubSub.close();
        firestore.shutdownNow();
        local.close();
        wires.close();
    }
}
