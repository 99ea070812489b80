package com.emailpilot.system.running;

import com.emailpilot.emulators.SharedEmulators;
import com.emailpilot.events.pubsub.PubSubConnection;
import com.emailpilot.local.settings.Port;
import com.emailpilot.local.system.Extras;
import com.emailpilot.local.system.LocalPart;
import com.emailpilot.local.system.LocalSystem;
import com.emailpilot.local.system.Progress;
import com.google.cloud.firestore.Firestore;
import com.google.cloud.firestore.FirestoreOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/** Three services and the sandbox as processes, over emulators and in a Google project of their own. */
public final class SystemUnderTest implements AutoCloseable {

    private final FirestoreWire gatewayWire = new FirestoreWire(SharedEmulators.firestoreHost());
    private final FirestoreWire provisionerWire = new FirestoreWire(SharedEmulators.firestoreHost());
    private final FirestoreWire refresherWire = new FirestoreWire(SharedEmulators.firestoreHost());
    private final Queue<String> received = new ConcurrentLinkedQueue<>();
    private final LocalSystem local;
    private final PubSubConnection pubSub;
    private final Firestore firestore;
    private final TopicTaps taps;
    private final Topics topics;
    private final Sandbox sandbox;

    private SystemUnderTest() {
        local = new LocalSystem(Setups.overEmulators(gatewayWire, provisionerWire, refresherWire), (_, _, _) -> {});
        local.start(Progress.SILENT);
        pubSub = PubSubConnection.emulator(local.pubSubHost(), local.projectId());
        firestore = FirestoreOptions.newBuilder()
                .setProjectId(local.projectId())
                .setEmulatorHost(local.firestoreHost())
                .build()
                .getService();
        taps = new TopicTaps(pubSub);
        topics = new Topics(pubSub);
        sandbox = new Sandbox(
                URI.create("http://localhost:" + local.setup().settings().port(Port.SANDBOX_API)));
    }

    /** Starts everything; blocks until all of it is healthy. */
    public static SystemUnderTest start() {
        return new SystemUnderTest();
    }

    /** Signs a person in by the login form. */
    public AdminSession login(String user) {
        try {
            return AdminSession.login(local.gateway(), user, received::add);
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

    /** One more gateway, beside the usual one; dies at a step, for example {@code C3.before}. */
    public LocalPart gatewayThatDiesAt(String step) {
        return started(LocalSystem.GATEWAY, Setups.dyingAt(step));
    }

    /** One more refresher, beside the usual one. */
    public LocalPart anotherRefresher() {
        return started(LocalSystem.REFRESHER, Extras.NONE);
    }

    /** One more refresher, beside the usual one; dies at a step of its work for one client. */
    public LocalPart refresherThatDiesAt(String step, String clientId) {
        return started(LocalSystem.REFRESHER, Setups.dyingAt(step, clientId));
    }

    /** Puts a provisioner that dies at a step in the place of the usual one. */
    public LocalPart provisionerThatDiesAt(String step) {
        var doomed = part(LocalSystem.PROVISIONER);
        doomed.stop();
        doomed.start(Setups.dyingAt(step));
        doomed.awaitReady();
        return doomed;
    }

    /** Starts the usual provisioner once its doomed stand-in is dead. */
    public void restartProvisioner() {
        var provisioner = part(LocalSystem.PROVISIONER);
        provisioner.start(Setups.over(provisionerWire));
        provisioner.awaitReady();
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
        return gatewayWire;
    }

    /** Between the usual provisioner and Firestore. */
    public FirestoreWire provisionerWire() {
        return provisionerWire;
    }

    /** Between the usual refresher and Firestore. */
    public FirestoreWire refresherWire() {
        return refresherWire;
    }

    public PubSubConnection pubSub() {
        return pubSub;
    }

    /** The database, by Google's own client. */
    public Firestore firestore() {
        return firestore;
    }

    /** The keys with which the services seal tokens. */
    public Path keysetFile() {
        return local.setup().home().resolve("keyset.json");
    }

    /** The logs of all processes. */
    public List<Path> logs() {
        try (var files = Files.list(local.setup().home().resolve("logs"))) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything that gateways answered to browsers, headers included. */
    public List<String> received() {
        return List.copyOf(received);
    }

    private LocalPart started(String module, Extras extras) {
        var another = local.another(module);
        another.start(extras);
        another.awaitReady();
        return another;
    }

    @Override
    public void close() {
        taps.close();
        topics.close();
        pubSub.close();
        firestore.shutdownNow();
        local.close();
        gatewayWire.close();
        provisionerWire.close();
        refresherWire.close();
    }
}
