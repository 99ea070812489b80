package com.emailpilot.operations.deadletters;

import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.Conflicts;
import com.emailpilot.clients.deadletters.DropLetter;
import com.emailpilot.clients.deadletters.LetterStatus;
import com.emailpilot.clients.deadletters.ParkedLetters;
import com.emailpilot.operations.system.ConnectedSystem;
import com.emailpilot.operations.terminal.DryRun;
import com.emailpilot.operations.terminal.ExitStatus;
import com.emailpilot.operations.terminal.Output;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dead-letters drop}: gives a dead letter up, with the reason that somebody has for it. */
@Command(
        name = "drop",
        description = "Gives a dead letter up; it stays readable among those that are done.",
        mixinStandardHelpOptions = true)
final class DropCommand implements Callable<Integer> {

    private final ConnectedSystem system;

    @Mixin
    private Output output = new Output();

    @Mixin
    private DryRun dryRun = new DryRun();

    @Option(
            names = "--comment",
            required = true,
            paramLabel = "TEXT",
            description = "Why, in a few words, so that others understand it later.")
    private String comment = "";

    @Parameters(paramLabel = "LETTER", description = "Its id; dead-letters list shows it.")
    private String id = "";

    DropCommand(ConnectedSystem system) {
        this.system = system;
    }

    @Override
    public Integer call() {
        var letters = new ParkedLetters(system.documents());
        var letter = letters.find(id).blockOptional().orElseThrow(() -> ShowLetter.unknown(id));
        if (letter.status() == LetterStatus.RESOLVED) {
            output.outcome("It is done already.", LetterLine.brief(letter));
            return ExitStatus.NOTHING_TO_DO;
        }
        if (dryRun.wanted()) {
            output.outcome("Would give it up.", LetterLine.brief(letter).with("outcome", "would_drop"));
            return ExitStatus.DONE;
        }
        var dropped = new DropLetter(
                        letters, new ClientRecords(system.documents()), system.documents(), new Conflicts(new Random()))
                .drop(id, system.operator(), comment)
                .blockOptional()
                .orElseThrow(() -> ShowLetter.unknown(id));
        output.outcome("Given up.", LetterLine.brief(dropped));
        return ExitStatus.DONE;
    }
}
