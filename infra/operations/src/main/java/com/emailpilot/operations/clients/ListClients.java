package com.emailpilot.operations.clients;

import com.emailpilot.clients.ClientRecord;
import com.emailpilot.clients.ClientRecords;
import com.emailpilot.events.ClientStatus;
import com.emailpilot.operations.system.ConnectedSystem;
import com.emailpilot.operations.terminal.ExitStatus;
import com.emailpilot.operations.terminal.Limit;
import com.emailpilot.operations.terminal.Output;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import reactor.core.publisher.Flux;

/** {@code clients list}. */
@Command(name = "list", description = "Lists clients.", mixinStandardHelpOptions = true)
final class ListClients implements Callable<Integer> {

    private static final List<String> COLUMNS =
            List.of("client_id", "display_name", "state", "reason", "expires_at", "last_refreshed_at", "owner");

    private final ConnectedSystem system;

    @Mixin
    private Output output = new Output();

    @Mixin
    private Limit limit = new Limit();

    @Option(names = "--status", description = "One of ${COMPLETION-CANDIDATES}.", paramLabel = "STATUS")
    private @Nullable ClientStatus status;

    @Option(names = "--user", description = "Those that this user owns or shares.", paramLabel = "EMAIL")
    private @Nullable String user;

    @Option(names = "--search", description = "Those with this text in their name, account or id.", paramLabel = "TEXT")
    private @Nullable String search;

    ListClients(ConnectedSystem system) {
        this.system = system;
    }

    @Override
    public Integer call() {
        var lines = limit.of(clients().filter(this::isWanted))
                .map(ClientLine::brief)
                .toList();
        output.list(COLUMNS, lines, "No such clients.");
        limit.tellOfMore(output, lines.size());
        return ExitStatus.DONE;
    }

    private Flux<ClientRecord> clients() {
        var records = new ClientRecords(system.documents());
        var statuses = status == null ? ClientStatus.values() : new ClientStatus[] {status};
        return Flux.concat(Arrays.stream(statuses).map(records::ofStatus).toList());
    }

    private boolean isWanted(ClientRecord client) {
        return (user == null || client.visibleTo(user)) && (search == null || mentions(client, search));
    }

    private static boolean mentions(ClientRecord client, String text) {
        var wanted = text.toLowerCase(Locale.ROOT);
        return List.of(
                        client.displayName(),
                        client.klaviyo().accountName(),
                        client.klaviyo().accountId(),
                        client.clientId())
                .stream()
                .anyMatch(value -> value.toLowerCase(Locale.ROOT).contains(wanted));
    }
}
