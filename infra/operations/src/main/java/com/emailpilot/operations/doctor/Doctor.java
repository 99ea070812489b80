package com.emailpilot.operations.doctor;

import com.emailpilot.operations.system.ConnectedSystem;
import com.emailpilot.operations.terminal.ExitStatus;
import com.emailpilot.operations.terminal.Output;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code doctor}: looks at everything that the system needs. */
@Command(
        name = "doctor",
        description = "Looks at everything that the system needs, and says what to do about what is not right.",
        mixinStandardHelpOptions = true)
public final class Doctor implements Callable<Integer> {

    private static final List<String> COLUMNS = List.of("level", "area", "sentence", "remedy");

    private final ConnectedSystem system;

    @Mixin
    private Output output = new Output();

    public Doctor(ConnectedSystem system) {
        this.system = system;
    }

    @Override
    public Integer call() {
        var found = checks().stream().flatMap(check -> look(check).stream()).toList();
        output.list(COLUMNS, found.stream().map(Diagnosis::line).toList(), "");
        return found.stream().anyMatch(Diagnosis::isFailure) ? ExitStatus.FAILED : ExitStatus.DONE;
    }

    private List<Check> checks() {
        return List.of(
                new SettingsCheck(system.settings()),
                new StoreCheck(system.documents(), system.clock()),
                new IndexesCheck(system.documents()),
                new MessagingCheck(
                        system.messaging(), system.settings().pubSubEmulator().isPresent()),
                new KeysetCheck(system.settings(), system.clock()),
                new KlaviyoCheck(system.settings(), system.clock()),
                new BacklogCheck(system.documents()));
    }

    private static List<Diagnosis> look(Check check) {
        try {
            return check.look();
        } catch (RuntimeException failure) {
            return List.of(Diagnosis.fail(
                    check.area(),
                    "cannot be looked at: " + failure.getMessage(),
                    "Is it running, and may you reach it from here?"));
        }
    }
}
