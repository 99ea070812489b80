package com.emailpilot.local.system;

import com.emailpilot.emulators.DownloadProgress;
import com.emailpilot.local.identity.ServiceAccounts;
import com.emailpilot.local.settings.BusyPorts;
import com.emailpilot.local.state.SavedState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * The whole system as processes of this machine: emulators, sandbox, services. {@code ./emailpilot up} is a thin user of
 * it; tests start it on free ports, and end and restart its parts.
 */
public final class LocalSystem implements AutoCloseable {
    /** The name of the Pub/Sub emulator's part. */
    public static final String PUBSUB = "pubsub-emulator";

    /** The name of the Firestore emulator's part. */
    public static final String FIRESTORE = "firestore-emulator";

    /** The name of the sandbox' part. */
    public static final String SANDBOX = BuiltApps.SANDBOX;

    /** The name of the gateway's part, and of its module. */
    public static final String GATEWAY = Service.GATEWAY.module();

    /** The name of the provisioner's part, and of its module. */
    public static final String PROVISIONER = Service.PROVISIONER.module();

    /** The name of the refresher's part, and of its module. */
    public static final String REFRESHER = Service.REFRESHER.module();

    private final LocalSetup setup;
    private final Addresses addresses;
    private final Optional<String> warning;
    private final SavedState saved;
    private final StateKeeper keeper;
    private final LocalClock clock;
    private final EmulatorParts emulators;
    private final Parts parts;
    private final Together together = new Together();
    private volatile Optional<HomeLock> lock = Optional.empty();
    private volatile boolean healthy;
    private boolean closed;

    /** Prepares a system; nothing is started and nothing is written yet. */
    public LocalSystem(LocalSetup setup, DownloadProgress download) {
        this.setup = setup;
        addresses = new Addresses(setup.settings());
        saved = new SavedState(setup.home().resolve("export"));
        keeper = new StateKeeper(saved, addresses);
        clock = new LocalClock(addresses);
        var klaviyo = new KlaviyoSettings(addresses);
        warning = setup.sandbox() ? Optional.empty() : klaviyo.missing();
        emulators = new EmulatorParts(setup, addresses, saved, download);
        parts = new Parts(setup, emulators, new ServiceParts(setup, addresses, klaviyo));
    }

    /**
     * Starts everything and blocks until all of it is healthy.
     *
     * @throws com.emailpilot.local.settings.SettingsException if the machine or the settings do not allow it
     * @throws com.emailpilot.emulators.NoEmulatorException if there is no emulator to be had
     * @throws com.emailpilot.emulators.ChildFailedException if a part does not become healthy
     */
    public void start(Progress progress) {
        prepare();
        warning.ifPresent(progress::note);
        new Startup(setup, addresses, parts, together, progress).run();
        parts.firestore().ifPresent(_ -> keeper.begin(progress));
        healthy = true;
        clock.begin(progress);
    }

    /** A part by its name. */
    public LocalPart part(String name) {
        return parts.named(name);
    }

    /** One more instance of a service, with its own ports and log, to be started by the caller and ended with the system. */
    public LocalPart another(String module) {
        return parts.another(module);
    }

    /** Where the admin pages are. */
    public URI gateway() {
        return part(GATEWAY).url();
    }

    /** Google's project in which topics and documents are. */
    public String projectId() {
        return addresses.projectId();
    }

    /** Host and port of the Pub/Sub emulator. */
    public String pubSubHost() {
        return addresses.pubSub();
    }

    /** Host and port of the Firestore emulator. */
    public String firestoreHost() {
        return addresses.firestore();
    }

    /** What the service account of this name shows to the refresher; the refresher must have been started. */
    public String serviceToken(String name) {
        return new ServiceAccounts(setup.home(), Clock.systemUTC()).token(name);
    }

    /** The setup that it was made of. */
    public LocalSetup setup() {
        return setup;
    }

    /** Completes with the first part that ends though nobody asked for it. */
    public CompletableFuture<LocalPart> died() {
        var each = Stream.concat(parts.foundation().stream(), parts.services().stream())
                .map(LocalPart::died)
                .toArray(CompletableFuture<?>[]::new);
        return CompletableFuture.anyOf(each).thenApply(LocalPart.class::cast);
    }

    /** Whether a start got as far as making processes, so that there is something to stop. */
    public boolean isStarted() {
        return lock.isPresent();
    }

    /** Exports Firestore now, as is done every minute anyway. */
    public void save() throws IOException {
        keeper.save();
    }

    /** Stops everything, services first, and keeps the state. Does nothing the second time. */
    @Override
    public synchronized void close() {
        close(Progress.SILENT);
    }

    /** Like {@link #close()}, telling what goes wrong. */
    public synchronized void close(Progress progress) {
        if (closed) {
            return;
        }
        closed = true;
        clock.end();
        keeper.end();
        retire(parts.services(), progress);
        if (healthy && parts.firestore().filter(LocalPart::isAlive).isPresent()) {
            keeper.saveOrTell(progress);
        }
        retire(parts.foundation(), progress);
        unlock();
    }

    private void prepare() {
        try {
            new BusyPorts(setup.settings()).refuse(parts.ports());
            emulators.refuseAbsent();
            lock = Optional.of(HomeLock.take(setup.home()));
            if (setup.fresh()) {
                saved.clear();
                Files.deleteIfExists(setup.sandboxState());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot use the folder " + setup.home(), e);
        }
    }

    private void retire(List<LocalPart> ending, Progress progress) {
        together.run(ending.stream()
                .<Runnable>map(part -> () -> retire(part, progress))
                .toList());
    }

    private static void retire(LocalPart part, Progress progress) {
        if (!part.retire()) {
            progress.note(part.name() + " did not end in time and was killed.");
        }
    }

    private void unlock() {
        try {
            if (lock.isPresent()) {
                lock.get().close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
