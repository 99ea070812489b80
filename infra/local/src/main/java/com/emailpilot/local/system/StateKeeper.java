package com.emailpilot.local.system;

import com.emailpilot.emulators.FirestoreEmulator;
import com.emailpilot.local.settings.SettingsException;
import com.emailpilot.local.state.SavedState;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Exports Firestore now and then, and once more at the end, so that a kill loses little and a stop loses nothing. */
final class StateKeeper {
    private static final String INTERVAL_SETTING = "EMAILPILOT_SAVE_SECONDS";
    private static final String USUAL_INTERVAL = "60";

    private final SavedState saved;
    private final Addresses addresses;
    private final ScheduledExecutorService schedule = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("state-keeper").daemon().factory());

    StateKeeper(SavedState saved, Addresses addresses) {
        this.saved = saved;
        this.addresses = addresses;
    }

    Duration interval() {
        var seconds = addresses.settings().get(INTERVAL_SETTING, USUAL_INTERVAL);
        try {
            return Duration.ofSeconds(Math.max(1, Long.parseLong(seconds)));
        } catch (NumberFormatException _) {
            throw new SettingsException(INTERVAL_SETTING + " is not a number of seconds: " + seconds);
        }
    }

    void begin(Progress progress) {
        var seconds = interval().toSeconds();
        var _ = schedule.scheduleWithFixedDelay(() -> saveOrTell(progress), seconds, seconds, TimeUnit.SECONDS);
    }

    void saveOrTell(Progress progress) {
        try {
            save();
        } catch (IOException e) {
            progress.note("The state was not saved, the last export holds: " + e.getMessage());
        }
    }

    synchronized void save() throws IOException {
        saved.save(folder -> FirestoreEmulator.export(addresses.firestore(), addresses.projectId(), folder));
    }

    void end() {
        schedule.shutdown();
    }
}
