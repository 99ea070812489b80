package com.emailpilot.operations.clients;

import com.emailpilot.clients.AuditAction;
import com.emailpilot.clients.AuditRow;
import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.ClientRecords.Read;
import com.emailpilot.clients.refresh.FollowPolicy;
import com.emailpilot.clients.refresh.FollowRefresh;
import com.emailpilot.clients.refresh.RefreshOutcome;
import com.emailpilot.clients.refresh.RefreshRequests;
import com.emailpilot.events.EventCodec;
import com.emailpilot.operations.system.ConnectedSystem;
import com.emailpilot.operations.terminal.DryRun;
import com.emailpilot.operations.terminal.ExitStatus;
import com.emailpilot.operations.terminal.Line;
import com.emailpilot.operations.terminal.Output;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import reactor.core.publisher.Mono;

/** {@code clients refresh}: asks the token refresher for fresh tokens, and follows the record until it says how that ended. */
@Command(
        name = "refresh",
        description = "Has a client's tokens refreshed now, and says how that ended.",
        mixinStandardHelpOptions = true)
final class RefreshClient implements Callable<Integer> {

    private static final String SOURCE = "operations";

    private final ConnectedSystem system;

    @Mixin
    private Output output = new Output();

    @Mixin
    private DryRun dryRun = new DryRun();

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            defaultValue = "20",
            description = "How long to wait for the end. Default: ${DEFAULT-VALUE}.")
    private long waitSeconds;

    @Parameters(paramLabel = "CLIENT", description = "The client's id; clients list shows it.")
    private String clientId = "";

    RefreshClient(ConnectedSystem system) {
        this.system = system;
    }

    @Override
    public Integer call() {
        var records = new ClientRecords(system.documents());
        var found = records.read(clientId).blockOptional().orElseThrow(() -> ShowClient.unknown(clientId));
        var outcome = FollowPolicy.beforeAsking(found);
        if (outcome.isEmpty() && dryRun.wanted()) {
            output.outcome("Would have the tokens of %s refreshed.".formatted(name(found)), line("would_refresh"));
            return ExitStatus.DONE;
        }
        return tell(outcome.orElseGet(() -> new FollowRefresh(records)
                .after(found, ask(found), Duration.ofSeconds(waitSeconds))
                .blockOptional()
                .orElseThrow()));
    }

    private Mono<Void> ask(Read found) {
        var row = AuditRow.of(
                        UUID.randomUUID().toString(),
                        found.readTime(),
                        AuditAction.REFRESH_REQUESTED,
                        system.operator())
                .about(clientId)
                .with("token_version", found.client().oauth().tokenVersion());
        var requests = new RefreshRequests(new EventCodec(), system.publisher(), SOURCE);
        return system.documents().commit(List.of(row.create())).then(requests.publish(found));
    }

    private int tell(RefreshOutcome outcome) {
        return switch (outcome) {
            case RefreshOutcome.Refreshed _ -> end("refreshed", "It has fresh tokens.", ExitStatus.DONE);
            case RefreshOutcome.FreshAlready _ ->
                end("fresh_already", "It got fresh tokens moments ago.", ExitStatus.NOTHING_TO_DO);
            case RefreshOutcome.StillRunning _ ->
                end(
                        "still_running",
                        "No end within %d s: does a token-refresher run? It goes on by itself.".formatted(waitSeconds),
                        ExitStatus.FAILED);
            case RefreshOutcome.BeingConfirmed _ ->
                end(
                        "being_confirmed",
                        "Klaviyo refused it, and is asked once more before anybody has to reconnect.",
                        ExitStatus.FAILED);
            case RefreshOutcome.NeedsReconnecting _ ->
                end("needs_reconnecting", "It is over: somebody must connect it again.", ExitStatus.FAILED);
            case RefreshOutcome.Failed failed ->
                end(
                        failed.cause(),
                        "Klaviyo gave no new tokens (%s); tried again in %d s."
                                .formatted(failed.cause(), failed.retryAfter().toSeconds()),
                        ExitStatus.FAILED);
            case RefreshOutcome.NotAsked _ ->
                end("not_asked", "The refresher could not be asked: Pub/Sub does not answer.", ExitStatus.FAILED);
            case RefreshOutcome.TooMany _ -> throw new IllegalStateException("nobody limits ops");
        };
    }

    private int end(String word, String sentence, int status) {
        output.outcome(sentence, line(word));
        return status;
    }

    private Line line(String outcome) {
        return Line.empty().with("client_id", clientId).with("outcome", outcome);
    }

    private static String name(Read found) {
        return found.client().displayName();
    }
}
