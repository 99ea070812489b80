package com.emailpilot.operations.events;

import com.emailpilot.clients.AuditAction;
import com.emailpilot.clients.AuditRow;
import com.emailpilot.events.Topology;
import com.emailpilot.operations.system.ConnectedSystem;
import com.emailpilot.operations.terminal.Confirmation;
import com.emailpilot.operations.terminal.DryRun;
import com.emailpilot.operations.terminal.ExitStatus;
import com.emailpilot.operations.terminal.FailedOperationException;
import com.emailpilot.operations.terminal.Line;
import com.emailpilot.operations.terminal.Output;
import com.emailpilot.operations.terminal.TimeConverter;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code events seek}: Pub/Sub's own way to deliver again, as far as the subscription keeps its messages. */
@Command(
        name = "seek",
        description = "Lets a subscription begin again at a time, as far as Pub/Sub keeps its messages (7 days).",
        mixinStandardHelpOptions = true)
final class SeekSubscription implements Callable<Integer> {

    private final ConnectedSystem system;

    @Mixin
    private Output output = new Output();

    @Mixin
    private DryRun dryRun = new DryRun();

    @Mixin
    private Confirmation confirmation = new Confirmation();

    @Option(
            names = "--time",
            required = true,
            paramLabel = "TIME",
            description = "Where to begin: " + TimeConverter.FORMS + ". What came before counts as handled.")
    private Instant time = Instant.MIN;

    @Parameters(paramLabel = "SUBSCRIPTION", description = "Its short name, client-provisioner.enrichment for example.")
    private String subscription = "";

    SeekSubscription(ConnectedSystem system) {
        this.system = system;
    }

    @Override
    public Integer call() {
        requireKnown();
        var line = Line.empty().with("subscription", subscription).with("time", time);
        if (dryRun.wanted()) {
            output.outcome(
                    "Would let %s begin again at %s.".formatted(subscription, time),
                    line.with("outcome", "would_seek"));
            return ExitStatus.DONE;
        }
        if (!confirmation.given("Let %s begin again at %s?".formatted(subscription, time))) {
            return ExitStatus.NOTHING_TO_DO;
        }
        audit();
        system.messaging().seek(subscription, time);
        output.outcome("%s begins again at %s.".formatted(subscription, time), line.with("outcome", "sought"));
        return ExitStatus.DONE;
    }

    private void requireKnown() {
        var names = Topology.load().subscriptions().stream()
                .map(Topology.Subscription::name)
                .sorted()
                .toList();
        if (!names.contains(subscription)) {
            throw new FailedOperationException("There is no subscription %s, only %s."
                    .formatted(subscription, names.stream().collect(Collectors.joining(", "))));
        }
    }

    private void audit() {
        var row = AuditRow.of(
                        UUID.randomUUID().toString(), system.clock().instant(), AuditAction.REPLAYED, system.operator())
                .with("target", subscription)
                .with("seek_to", time.toString());
        system.documents().commit(List.of(row.create())).block();
    }
}
