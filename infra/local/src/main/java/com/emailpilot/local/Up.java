package com.emailpilot.local;

import com.emailpilot.emulators.ChildFailedException;
import com.emailpilot.emulators.NoEmulatorException;
import com.emailpilot.emulators.TerminalProgress;
import com.emailpilot.local.settings.SettingsException;
import com.emailpilot.local.system.LocalSetup;
import com.emailpilot.local.system.LocalSystem;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts the whole system, and stays until Ctrl-C or until a part of it dies. */
@Command(
        name = "up",
        description = "Starts the whole system on this machine; Ctrl-C stops it.",
        mixinStandardHelpOptions = true)
final class Up implements Callable<Integer> {
    private static final int FAILED = 1;

    /** Which Klaviyo to use. */
    enum Klaviyo {
        sandbox,
        real
    }

    @Option(names = "--klaviyo", description = "${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}")
    private Klaviyo klaviyo = Klaviyo.sandbox;

    @Option(names = "--fresh", description = "Start empty, without the state of the last run.")
    private boolean fresh;

    private final Console console = new Console(System.out, System.err, TerminalProgress.plain());

    @Override
    public Integer call() {
        try {
            return run(new LocalSystem(setup(), new TerminalProgress(System.err, TerminalProgress.plain())));
        } catch (SettingsException | NoEmulatorException e) {
            console.failed(String.valueOf(e.getMessage()));
            return FAILED;
        }
    }

    private int run(LocalSystem system) {
        var ending = Ending.beginAtShutdown(system, console);
        try {
            console.starting(system.setup());
            system.start(console);
            console.whereToGo(system);
            console.died(system.died().join());
        } catch (ChildFailedException e) {
            console.failed(e);
        } finally {
            ending.becauseOfFailure();
        }
        return FAILED;
    }

    private LocalSetup setup() {
        var setup = LocalSetup.of(
                Path.of(System.getProperty("emailpilot.root", ".")).toAbsolutePath(), System.getenv());
        var chosen = klaviyo == Klaviyo.real ? setup.withRealKlaviyo() : setup;
        return fresh ? chosen.startedFresh() : chosen;
    }
}
