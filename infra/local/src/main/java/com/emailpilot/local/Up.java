package com.emailpilot.local;

import com.emailpilot.emulators.ChildFailedException;
import com.emailpilot.emulators.NoEmulatorException;
import com.emailpilot.emulators.TerminalProgress;
import com.emailpilot.local.settings.SettingsException;
import com.emailpilot.local.system.LocalSetup;
import com.emailpilot.local.system.LocalSystem;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts the whole system, and stays until Ctrl-C or until a part of it dies. */
@Command(
        name = "up",
        description = "Starts the whole system on this machine; Ctrl-C stops it.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
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
        return run(() -> setup(System.getenv()));
    }

    int run(Supplier<LocalSetup> setup) {
        try {
            run(new LocalSystem(setup.get(), new TerminalProgress(System.err, TerminalProgress.plain())));
        } catch (SettingsException | NoEmulatorException e) {
            console.failed(String.valueOf(e.getMessage()));
        }
        return FAILED;
    }

    private void run(LocalSystem system) {
        var ending = Ending.beginAtShutdown(system, console);
        try {
            console.starting(system.setup());
            system.start(console);
            console.whereToGo(system);
            var dead = system.died().join();
            ending.becauseOfFailure(() -> console.died(dead));
        } catch (ChildFailedException e) {
            ending.becauseOfFailure(() -> console.failed(e));
        } catch (RuntimeException e) {
            ending.becauseOfFailure(() -> {
                throw e;
            });
        }
    }

    private LocalSetup setup(Map<String, String> environment) {
        var root = Path.of(System.getProperty("emailpilot.root", ".")).toAbsolutePath();
        var setup = LocalSetup.of(root, environment);
        var chosen = klaviyo == Klaviyo.real ? setup.withRealKlaviyo() : setup;
        return fresh ? chosen.startedFresh() : chosen;
    }
}
