package com.emailpilot.operations.events;

import com.emailpilot.clients.EventArchive;
import com.emailpilot.operations.system.ConnectedSystem;
import com.emailpilot.operations.terminal.ExitStatus;
import com.emailpilot.operations.terminal.Limit;
import com.emailpilot.operations.terminal.Output;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code events list}. */
@Command(name = "list", description = "Lists events, the newest first.", mixinStandardHelpOptions = true)
final class ListEvents implements Callable<Integer> {

    private static final List<String> COLUMNS =
            List.of("stored_at", "event", "client_id", "generation", "seq", "event_id");

    private final ConnectedSystem system;

    @Mixin
    private Output output = new Output();

    @Mixin
    private Limit limit = new Limit();

    @Mixin
    private ChosenEvents chosen = new ChosenEvents();

    ListEvents(ConnectedSystem system) {
        this.system = system;
    }

    @Override
    public Integer call() {
        var found = new EventArchive(system.documents()).all(chosen.filter());
        var lines = limit.of(found).map(EventLine::brief).toList();
        output.list(COLUMNS, lines, "No such events.");
        limit.tellOfMore(output, lines.size());
        return ExitStatus.DONE;
    }
}
