package com.emailpilot.operations.audit;

import com.emailpilot.clients.audit.PruneAudit;
import com.emailpilot.operations.system.ConnectedSystem;
import com.emailpilot.operations.terminal.Confirmation;
import com.emailpilot.operations.terminal.DryRun;
import com.emailpilot.operations.terminal.ExitStatus;
import com.emailpilot.operations.terminal.Line;
import com.emailpilot.operations.terminal.Output;
import com.emailpilot.operations.terminal.Progress;
import com.emailpilot.operations.terminal.TimeConverter;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code audit prune}: retention. */
@Command(
        name = "prune",
        description = "Drops rows that need not be kept any more; the seals stay, so the rest stays provable.",
        mixinStandardHelpOptions = true)
final class PruneTrail implements Callable<Integer> {

    private final ConnectedSystem system;

    @Mixin
    private Output output = new Output();

    @Mixin
    private DryRun dryRun = new DryRun();

    @Mixin
    private Confirmation confirmation = new Confirmation();

    @Option(
            names = "--before",
            required = true,
            paramLabel = "TIME",
            description = "Drop what was sealed before this time: " + TimeConverter.FORMS)
    private Instant before = Instant.MIN;

    PruneTrail(ConnectedSystem system) {
        this.system = system;
    }

    @Override
    public Integer call() {
        var pruning = new PruneAudit(system.documents());
        var preview = pruning.preview(before).blockOptional().orElseThrow();
        var line = Line.empty().with("through_seal", preview.throughSeal()).with("rows", preview.rows());
        if (preview.throughSeal() == 0) {
            output.outcome("No seal is that old.", line.with("outcome", "nothing_to_do"));
            return ExitStatus.NOTHING_TO_DO;
        }
        if (dryRun.wanted()) {
            output.outcome(
                    "Would drop the %d rows of the seals up to %d.".formatted(preview.rows(), preview.throughSeal()),
                    line.with("outcome", "would_prune"));
            return ExitStatus.DONE;
        }
        if (!confirmation.given(
                "Drop the %d rows of the seals up to %d for good?".formatted(preview.rows(), preview.throughSeal()))) {
            return ExitStatus.NOTHING_TO_DO;
        }
        prune(pruning, preview);
        output.outcome("Dropped %d rows.".formatted(preview.rows()), line.with("outcome", "pruned"));
        return ExitStatus.DONE;
    }

    private void prune(PruneAudit pruning, PruneAudit.Preview preview) {
        try (var progress = Progress.of("Dropping old rows")) {
            pruning.prune(
                            preview,
                            before,
                            system.operator(),
                            system.clock().instant(),
                            done -> progress.at(done, preview.rows()))
                    .block();
        }
    }
}
