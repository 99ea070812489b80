package com.emailpilot.operations.deadletters;

import com.emailpilot.clients.deadletters.ParkedLetters;
import com.emailpilot.operations.system.ConnectedSystem;
import com.emailpilot.operations.terminal.ExitStatus;
import com.emailpilot.operations.terminal.FailedOperationException;
import com.emailpilot.operations.terminal.Output;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code dead-letters show}: one dead letter with its message. */
@Command(name = "show", description = "Shows one dead letter with its message.", mixinStandardHelpOptions = true)
final class ShowLetter implements Callable<Integer> {

    private final ConnectedSystem system;

    @Mixin
    private Output output = new Output();

    @Parameters(paramLabel = "LETTER", description = "Its id; dead-letters list shows it.")
    private String id = "";

    ShowLetter(ConnectedSystem system) {
        this.system = system;
    }

    @Override
    public Integer call() {
        var letter =
                new ParkedLetters(system.documents()).find(id).blockOptional().orElseThrow(() -> unknown(id));
        output.details(LetterLine.whole(letter));
        return ExitStatus.DONE;
    }

    static FailedOperationException unknown(String id) {
        return new FailedOperationException(
                "There is no dead letter " + id + ": dead-letters list shows which there are.");
    }
}
