package com.emailpilot.operations.clients;

import com.emailpilot.clients.ClientRecords;
import com.emailpilot.operations.system.ConnectedSystem;
import com.emailpilot.operations.terminal.ExitStatus;
import com.emailpilot.operations.terminal.FailedOperationException;
import com.emailpilot.operations.terminal.Output;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code clients show}: everything about one client that is no secret, and what is wrong with it. */
@Command(
        name = "show",
        description = "Shows one client, and says what is wrong with it.",
        mixinStandardHelpOptions = true)
final class ShowClient implements Callable<Integer> {

    private final ConnectedSystem system;

    @Mixin
    private Output output = new Output();

    @Parameters(paramLabel = "CLIENT", description = "The client's id; clients list shows it.")
    private String clientId = "";

    ShowClient(ConnectedSystem system) {
        this.system = system;
    }

    @Override
    public Integer call() {
        var read = new ClientRecords(system.documents())
                .read(clientId)
                .blockOptional()
                .orElseThrow(() -> unknown(clientId));
        var findings = Findings.about(read);
        output.details(ClientLine.whole(read.client()).with("findings", findings));
        return ExitStatus.DONE;
    }

    static FailedOperationException unknown(String clientId) {
        return new FailedOperationException("There is no client " + clientId + ": clients list shows which there are.");
    }
}
