package com.emailpilot.operations.events;

import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.ClientSnapshots;
import com.emailpilot.clients.EventArchive;
import com.emailpilot.clients.EventFilter;
import com.emailpilot.clients.replay.Replay;
import com.emailpilot.clients.replay.ReplayPreview;
import com.emailpilot.clients.replay.ReplayScope;
import com.emailpilot.clients.replay.Replays;
import com.emailpilot.clients.replay.RunReplay;
import com.emailpilot.clients.replay.StartReplay;
import com.emailpilot.clients.replay.Targets;
import com.emailpilot.events.EventCodec;
import com.emailpilot.events.Topology;
import com.emailpilot.operations.system.ConnectedSystem;
import com.emailpilot.operations.terminal.Confirmation;
import com.emailpilot.operations.terminal.DryRun;
import com.emailpilot.operations.terminal.ExitStatus;
import com.emailpilot.operations.terminal.FailedOperationException;
import com.emailpilot.operations.terminal.Line;
import com.emailpilot.operations.terminal.OrderKey;
import com.emailpilot.operations.terminal.Output;
import com.emailpilot.operations.terminal.Progress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import reactor.core.publisher.Flux;

/** {@code events replay}: publishes events of the archive again, the same bytes with the same id. */
@Command(
        name = "replay",
        description = "Publishes events again, to everybody or to one subscription.",
        mixinStandardHelpOptions = true)
final class ReplayEvents implements Callable<Integer> {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final List<String> COLUMNS = List.of("stored_at", "event", "client_id", "event_id");

    private final ConnectedSystem system;

    @Mixin
    private Output output = new Output();

    @Mixin
    private DryRun dryRun = new DryRun();

    @Mixin
    private Confirmation confirmation = new Confirmation();

    @Mixin
    private OrderKey orderKey = new OrderKey();

    @Mixin
    private ChosenEvents chosen = new ChosenEvents();

    @Option(names = "--id", paramLabel = "EVENT", description = "This one event.")
    private @Nullable String eventId;

    @Option(
            names = "--target",
            paramLabel = "SUBSCRIPTION",
            description = "For this subscription alone; without it, for everybody.")
    private @Nullable String target;

    ReplayEvents(ConnectedSystem system) {
        this.system = system;
    }

    @Override
    public Integer call() {
        var archive = new EventArchive(system.documents());
        var replays = new Replays(system.documents());
        var snapshots = new ClientSnapshots(system.documents(), new EventCodec());
        var run = new RunReplay(archive, snapshots, replays, system.publisher());
        var start = new StartReplay(replays, run, new Targets(Topology.load()), new ClientRecords(system.documents()));
        var preview = start.preview(wish()).blockOptional().orElseThrow();
        if (dryRun.wanted() || preview.count() == 0) {
            return tell(preview);
        }
        if (!confirmation.given("Publish %s again %s?".formatted(amount(preview), receivers()))) {
            return ExitStatus.NOTHING_TO_DO;
        }
        var replay = start.start(wish(), system.operator(), orderKey.value())
                .blockOptional()
                .orElseThrow();
        return tell(carriedOut(replay, run, replays));
    }

    private ReplayScope.Wish wish() {
        EventFilter wanted = chosen.filter();
        return new ReplayScope.Wish(eventId, wanted.type(), wanted.clientId(), wanted.from(), wanted.to(), target);
    }

    private static Replay carriedOut(Replay replay, RunReplay run, Replays replays) {
        try (var progress = Progress.of("Publishing")) {
            var watching = Flux.interval(BETWEEN_LOOKS)
                    .onBackpressureDrop()
                    .concatMap(_ -> replays.find(replay.id()))
                    .doOnNext(now -> progress.at(now.sent(), now.expected()))
                    .onErrorComplete()
                    .subscribe();
            run.run(replay).doFinally(_ -> watching.dispose()).block();
        }
        return replays.find(replay.id()).blockOptional().orElseThrow();
    }

    private int tell(ReplayPreview preview) {
        if (preview.count() == 0) {
            output.outcome("No such events.", Line.empty().with("count", 0));
            return ExitStatus.NOTHING_TO_DO;
        }
        output.outcome(
                "Would publish %s again %s, for example:".formatted(amount(preview), receivers()),
                Line.empty()
                        .with("count", preview.count())
                        .with("more", preview.more())
                        .with("target", target));
        if (!output.forPrograms()) {
            output.list(COLUMNS, preview.sample().stream().map(EventLine::brief).toList(), "");
        }
        return ExitStatus.DONE;
    }

    private int tell(Replay replay) {
        if (!replay.isDone()) {
            throw new FailedOperationException(
                    "The replay %s was interrupted after %d events: give the same order again with --key %s."
                            .formatted(replay.id(), replay.sent(), orderKey.value()));
        }
        output.outcome(
                "Published %d events again %s.".formatted(replay.sent(), receivers()),
                Line.empty()
                        .with("replay", replay.id())
                        .with("sent", replay.sent())
                        .with("target", target));
        return ExitStatus.DONE;
    }

    private static String amount(ReplayPreview preview) {
        return (preview.more() ? "more than " : "") + preview.count() + " events";
    }

    private String receivers() {
        return target == null ? "to everybody" : "to " + target;
    }
}
