package com.emailpilot.operations.events;

import com.emailpilot.clients.EventArchive;
import com.emailpilot.operations.system.ConnectedSystem;
import com.emailpilot.operations.terminal.ExitStatus;
import com.emailpilot.operations.terminal.FailedOperationException;
import com.emailpilot.operations.terminal.Output;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code events show}: one event with its envelope and its payload. */
@Command(name = "show", description = "Shows one event with its payload.", mixinStandardHelpOptions = true)
final class ShowEvent implements Callable<Integer> {

    private final ConnectedSystem system;

    @Mixin
    private Output output = new Output();

    @Parameters(paramLabel = "EVENT", description = "The event's id; events list shows it.")
    private String eventId = "";

    ShowEvent(ConnectedSystem system) {
        this.system = system;
    }

    @Override
    public Integer call() {
        var event = new EventArchive(system.documents())
                .find(eventId)
                .blockOptional()
                .orElseThrow(() -> new FailedOperationException(
                        "There is no event " + eventId + ": events list shows which there are."));
        output.details(EventLine.whole(event));
        return ExitStatus.DONE;
    }
}
