package com.emailpilot.operations.deadletters;

import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.Conflicts;
import com.emailpilot.clients.deadletters.LetterFilter;
import com.emailpilot.clients.deadletters.ParkedLetters;
import com.emailpilot.clients.deadletters.RedriveLetter;
import com.emailpilot.clients.deadletters.RedriveLetters;
import com.emailpilot.clients.deadletters.RedriveOrder;
import com.emailpilot.clients.deadletters.SendLetter;
import com.emailpilot.events.Topology;
import com.emailpilot.operations.system.ConnectedSystem;
import com.emailpilot.operations.terminal.DryRun;
import com.emailpilot.operations.terminal.ExitStatus;
import com.emailpilot.operations.terminal.Line;
import com.emailpilot.operations.terminal.OrderKey;
import com.emailpilot.operations.terminal.Output;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dead-letters redrive}: sends a dead letter, or all of one reason, to the consumer again that it died on. */
@Command(
        name = "redrive",
        description = "Sends dead letters again, each to the consumer alone that it died on.",
        mixinStandardHelpOptions = true)
final class RedriveCommand implements Callable<Integer> {

    private static final List<String> COLUMNS = List.of("last_seen", "subscription", "type", "reason", "id");

    private final ConnectedSystem system;

    @Mixin
    private Output output = new Output();

    @Mixin
    private DryRun dryRun = new DryRun();

    @Mixin
    private OrderKey orderKey = new OrderKey();

    @Parameters(
            arity = "0..1",
            paramLabel = "LETTER",
            description = "Its id; without it, all that wait and match the options.")
    private @Nullable String id;

    @Option(names = "--reason", paramLabel = "TEXT", description = "All that wait for this reason, word for word.")
    private @Nullable String reason;

    @Option(names = "--subscription", paramLabel = "NAME", description = "All that wait and died on this subscription.")
    private @Nullable String subscription;

    @Option(names = "--force", description = "Also what failed again three times.")
    private boolean force;

    RedriveCommand(ConnectedSystem system) {
        this.system = system;
    }

    @Override
    public Integer call() {
        var letters = new ParkedLetters(system.documents());
        return id == null ? all(letters) : one(letters, id);
    }

    private int one(ParkedLetters letters, String letterId) {
        var letter = letters.find(letterId).blockOptional().orElseThrow(() -> ShowLetter.unknown(letterId));
        if (dryRun.wanted()) {
            output.outcome(
                    "Would send it to %s again.".formatted(letter.subscription()),
                    LetterLine.brief(letter).with("outcome", "would_redrive"));
            return ExitStatus.DONE;
        }
        var sent = redrive(letters).redrive(letterId, order()).blockOptional().orElseThrow();
        output.outcome("Sent to %s again.".formatted(sent.subscription()), LetterLine.brief(sent));
        return ExitStatus.DONE;
    }

    private int all(ParkedLetters letters) {
        var wanted = new LetterFilter(reason, subscription);
        var all = new RedriveLetters(
                letters, redrive(letters), new ClientRecords(system.documents()), system.documents());
        if (dryRun.wanted()) {
            return tell(all.preview(wanted).blockOptional().orElseThrow());
        }
        var outcome = all.redrive(wanted, order()).blockOptional().orElseThrow();
        var left =
                outcome.refused().values().stream().mapToLong(Long::longValue).sum();
        output.outcome(
                "Sent %d of %d again, left %d as they are %s"
                        .formatted(outcome.sent(), outcome.expected(), left, outcome.refused()),
                Line.empty()
                        .with("order", outcome.id())
                        .with("expected", outcome.expected())
                        .with("more", outcome.more())
                        .with("sent", outcome.sent())
                        .with("refused", outcome.refused()));
        return left == 0 ? ExitStatus.DONE : ExitStatus.FAILED;
    }

    private int tell(RedriveLetters.Preview preview) {
        output.outcome(
                "Would send %d%s again, for example:".formatted(preview.count(), preview.more() ? " or more" : ""),
                Line.empty().with("count", preview.count()).with("more", preview.more()));
        if (!output.forPrograms()) {
            output.list(
                    COLUMNS, preview.sample().stream().map(LetterLine::brief).toList(), "");
        }
        return preview.count() == 0 ? ExitStatus.NOTHING_TO_DO : ExitStatus.DONE;
    }

    private RedriveLetter redrive(ParkedLetters letters) {
        var conflicts = new Conflicts(new Random());
        return new RedriveLetter(
                letters,
                system.documents(),
                conflicts,
                new SendLetter(system.documents(), conflicts, system.publisher(), Topology.load()));
    }

    private RedriveOrder order() {
        return new RedriveOrder(orderKey.value(), system.operator(), force);
    }
}
