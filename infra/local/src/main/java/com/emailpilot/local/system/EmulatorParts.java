package com.emailpilot.local.system;

import com.emailpilot.emulators.DownloadProgress;
import com.emailpilot.emulators.EmulatorFinder;
import com.emailpilot.emulators.FirestoreEmulator;
import com.emailpilot.emulators.PubSubEmulator;
import com.emailpilot.local.settings.Port;
import com.emailpilot.local.settings.SettingsException;
import com.emailpilot.local.state.SavedState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Makes the parts that are emulators, unless the settings name ones that run already. */
final class EmulatorParts {
    private final LocalSetup setup;
    private final Addresses addresses;
    private final EmulatorFinder finder;
    private final SavedState saved;

    EmulatorParts(LocalSetup setup, Addresses addresses, SavedState saved, DownloadProgress progress) {
        this.setup = setup;
        this.addresses = addresses;
        this.finder =
                EmulatorFinder.of(setup.settings().all(), setup.projectRoot().resolve("docker-compose.yml"), progress);
        this.saved = saved;
    }

    /** Refuses a setting that names an emulator which does not run. */
    void refuseAbsent() {
        finder.runningPubSub()
                .filter(host -> !PubSubEmulator.isReady(host))
                .ifPresent(host -> refuse(Addresses.PUBSUB_SETTING, host));
        finder.runningFirestore()
                .filter(host -> !FirestoreEmulator.isReady(host))
                .ifPresent(host -> refuse(Addresses.FIRESTORE_SETTING, host));
    }

    Optional<LocalPart> pubSub() {
        if (finder.runningPubSub().isPresent()) {
            return Optional.empty();
        }
        var port = setup.settings().port(Port.PUBSUB);
        return Optional.of(new LocalPart(
                LocalSystem.PUBSUB,
                URI.create("http://" + addresses.pubSub()),
                setup.log(LocalSystem.PUBSUB),
                (log, extras) -> PubSubEmulator.start(finder, port, log, extras.jvmFlags()),
                () -> PubSubEmulator.isReady(addresses.pubSub()),
                setup.extrasOf(LocalSystem.PUBSUB)));
    }

    Optional<LocalPart> firestore() {
        if (finder.runningFirestore().isPresent()) {
            return Optional.empty();
        }
        var port = setup.settings().port(Port.FIRESTORE);
        return Optional.of(new LocalPart(
                LocalSystem.FIRESTORE,
                URI.create("http://" + addresses.firestore()),
                setup.log(LocalSystem.FIRESTORE),
                (log, extras) -> FirestoreEmulator.start(finder, port, log, imported(), extras.jvmFlags()),
                () -> FirestoreEmulator.isReady(addresses.firestore()),
                setup.extrasOf(LocalSystem.FIRESTORE)));
    }

    private static void refuse(String setting, String host) {
        throw new SettingsException("No emulator answers at %s=%s: start it, or unset %s to have one started."
                .formatted(setting, host, setting));
    }

    private Optional<Path> imported() {
        try {
            return saved.newest();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the state of the last run", e);
        }
    }
}
