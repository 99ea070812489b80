package com.emailpilot.local.system;

import com.emailpilot.local.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * How a system is to be started on this machine.
 *
 * @param home the folder for state, logs and the keyset
 * @param sandbox whether the Klaviyo sandbox takes the place of Klaviyo
 * @param fresh whether to begin without the state of the last run
 * @param extras by the name of the part
 */
public record LocalSetup(
        Path projectRoot,
        Path home,
        Settings settings,
        Apps apps,
        boolean sandbox,
        boolean fresh,
        Map<String, Extras> extras) {

    static final String SANDBOX_STATE_SETTING = "SANDBOX_STATE_FILE";

    /** Copies its map. */
    public LocalSetup {
        extras = Map.copyOf(extras);
    }

    /** What {@code ./emailpilot up} does without options in this environment. */
    public static LocalSetup of(Path projectRoot, Map<String, String> environment) {
        var settings = Settings.of(projectRoot, environment);
        return new LocalSetup(projectRoot, home(settings), settings, new BuiltApps(projectRoot), true, false, Map.of());
    }

    /** The same with another folder for what it keeps. */
    public LocalSetup withHome(Path folder) {
        return new LocalSetup(projectRoot, folder, settings, apps, sandbox, fresh, extras);
    }

    /** The same on ports that are free now. */
    public LocalSetup withFreePorts() {
        return new LocalSetup(projectRoot, home, settings.withFreePorts(), apps, sandbox, fresh, extras);
    }

    /** The same but for one setting. */
    public LocalSetup with(String setting, String value) {
        return new LocalSetup(projectRoot, home, settings.with(setting, value), apps, sandbox, fresh, extras);
    }

    /** The same with programs from elsewhere. */
    public LocalSetup withApps(Apps others) {
        return new LocalSetup(projectRoot, home, settings, others, sandbox, fresh, extras);
    }

    /** The same against the real Klaviyo. */
    public LocalSetup withRealKlaviyo() {
        return new LocalSetup(projectRoot, home, settings, apps, false, fresh, extras);
    }

    /** The same without what the last run left. */
    public LocalSetup startedFresh() {
        return new LocalSetup(projectRoot, home, settings, apps, sandbox, true, extras);
    }

    /** The same with extras for one part. */
    public LocalSetup with(String part, Extras its) {
        var changed = new HashMap<>(extras);
        changed.put(part, its);
        return new LocalSetup(projectRoot, home, settings, apps, sandbox, fresh, changed);
    }

    /** The same with a local clock that sweeps this often, in whole seconds. */
    public LocalSetup withSweepEvery(Duration interval) {
        return with(LocalClock.INTERVAL_SETTING, Long.toString(interval.toSeconds()));
    }

    /** The same without a local clock: nothing is swept and nothing is enriched unless somebody publishes it. */
    public LocalSetup withoutClock() {
        return withSweepEvery(Duration.ZERO);
    }

    /** The environment in which the commands for ops find this system. */
    public Map<String, String> forOperations() {
        var addresses = new Addresses(settings);
        var klaviyo = new KlaviyoSettings(addresses);
        var environment = new HashMap<>(settings.all());
        environment.putAll(sandbox ? klaviyo.towardsSandbox() : klaviyo.towardsKlaviyo());
        environment.putAll(new GoogleParts(this, addresses).environment());
        return environment;
    }

    /** What the sandbox remembers from run to run. */
    Path sandboxState() {
        return settings.find(SANDBOX_STATE_SETTING)
                .map(Path::of)
                .orElseGet(() -> home.resolve("klaviyo-sandbox.state"))
                .toAbsolutePath();
    }

    /** What a part gets beyond the usual. */
    public Extras extrasOf(String part) {
        return extras.getOrDefault(part, Extras.NONE);
    }

    Path log(String part) {
        return home.resolve("logs").resolve(part + ".log");
    }

    private static Path home(Settings settings) {
        return settings.find("EMAILPILOT_HOME")
                .map(Path::of)
                .orElseGet(() -> usualHome(settings))
                .toAbsolutePath();
    }

    private static Path usualHome(Settings settings) {
        return settings.find("XDG_STATE_HOME")
                .map(Path::of)
                .orElseGet(() -> Path.of(settings.get("HOME", "."), ".local", "state"))
                .resolve("emailpilot");
    }
}
