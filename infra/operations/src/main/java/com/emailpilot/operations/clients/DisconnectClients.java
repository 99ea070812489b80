package com.emailpilot.operations.clients;

import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.ClientRecords.Read;
import com.emailpilot.clients.Conflicts;
import com.emailpilot.clients.Outbox;
import com.emailpilot.clients.OutboxEntry;
import com.emailpilot.clients.disconnect.DisconnectClient;
import com.emailpilot.clients.disconnect.DisconnectOutcome;
import com.emailpilot.clients.refresh.RefreshRequests;
import com.emailpilot.events.EventCodec;
import com.emailpilot.operations.system.ConnectedSystem;
import com.emailpilot.operations.terminal.Confirmation;
import com.emailpilot.operations.terminal.DryRun;
import com.emailpilot.operations.terminal.ExitStatus;
import com.emailpilot.operations.terminal.FailedOperationException;
import com.emailpilot.operations.terminal.Line;
import com.emailpilot.operations.terminal.Output;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** {@code clients disconnect}: step D1 as the gateway does it; the token refresher then revokes at Klaviyo. */
@Command(
        name = "disconnect",
        description = "Disconnects a client: here at once, at Klaviyo (where it uninstalls the app) right after.",
        mixinStandardHelpOptions = true)
final class DisconnectClients implements Callable<Integer> {

    /** What is published late is left to the gateway, which also does this step for people. */
    private static final String RELAYED_BY = "oauth-gateway";

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ConnectedSystem system;
    private final List<OutboxEntry> committed = new ArrayList<>();

    @Mixin
    private Output output = new Output();

    @Mixin
    private DryRun dryRun = new DryRun();

    @Mixin
    private Confirmation confirmation = new Confirmation();

    @Option(
            names = "--generation",
            paramLabel = "N",
            description = "Only if this is still its connection; clients show tells the number.")
    private long generation;

    @Parameters(paramLabel = "CLIENT", description = "The client's id; clients list shows it.")
    private String clientId = "";

    DisconnectClients(ConnectedSystem system) {
        this.system = system;
    }

    @Override
    public Integer call() {
        var seen = new ClientRecords(system.documents())
                .read(clientId)
                .blockOptional()
                .orElseThrow(() -> ShowClient.unknown(clientId));
        var name = seen.client().displayName();
        if (dryRun.wanted()) {
            output.outcome(
                    "Would disconnect %s, and uninstall the app from its Klaviyo account.".formatted(name),
                    line("would_disconnect"));
            return ExitStatus.DONE;
        }
        if (!confirmation.given("Disconnect %s? That uninstalls the app from its Klaviyo account.".formatted(name))) {
            output.say("Nothing was changed.");
            return ExitStatus.NOTHING_TO_DO;
        }
        return tell(disconnect(seen), name);
    }

    private DisconnectOutcome disconnect(Read seen) {
        var outbox = new Outbox(system.documents(), new EventCodec(), RELAYED_BY);
        var wanted = generation > 0 ? generation : seen.client().oauth().generation();
        var outcome = new DisconnectClient(
                        system.documents(),
                        outbox,
                        committed::addAll,
                        new Conflicts(new Random()),
                        () -> UUID.randomUUID().toString())
                .disconnect(clientId, system.operator(), wanted)
                .blockOptional()
                .orElseThrow();
        publish(outbox, seen).timeout(PATIENCE, Mono.empty()).onErrorComplete().block();
        return outcome;
    }

    /** What does not get through is published by the gateway's relay, and found by the refresher's sweep. */
    private Mono<Void> publish(Outbox outbox, Read seen) {
        var ids = committed.stream().map(entry -> entry.message().id()).toList();
        return committed.isEmpty()
                ? Mono.empty()
                : Flux.fromIterable(committed)
                        .concatMap(entry -> system.publisher().publish(entry.message()))
                        .then(outbox.published(ids))
                        .then(new RefreshRequests(new EventCodec(), system.publisher(), RELAYED_BY).publish(seen));
    }

    private int tell(DisconnectOutcome outcome, String name) {
        return switch (outcome) {
            case DisconnectOutcome.Disconnected _ -> {
                output.outcome(
                        name + " is disconnected. Klaviyo is asked to uninstall the app until it confirms.",
                        line("disconnected"));
                yield ExitStatus.DONE;
            }
            case DisconnectOutcome.AlreadyDisconnected _ -> {
                output.outcome(name + " was disconnected already.", line("already_disconnected"));
                yield ExitStatus.NOTHING_TO_DO;
            }
            case DisconnectOutcome.ConnectedAnew _ ->
                throw new FailedOperationException(
                        name + " has another connection now, so nothing was changed: clients show tells more.");
            case DisconnectOutcome.OfFirstVersion _ ->
                throw new FailedOperationException(
                        name + " is of the first version, whose tokens were not taken over: connect it again first.");
            case DisconnectOutcome.Gone _ -> throw ShowClient.unknown(clientId);
        };
    }

    private Line line(String outcome) {
        return Line.empty().with("client_id", clientId).with("outcome", outcome);
    }
}
