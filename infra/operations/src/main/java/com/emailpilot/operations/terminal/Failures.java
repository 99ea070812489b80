package com.emailpilot.operations.terminal;

import com.emailpilot.clients.OrderRefusedException;
import com.emailpilot.clients.StoreUnavailableException;
import com.emailpilot.vault.KeysetUnusableException;
import com.google.api.gax.rpc.ApiException;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one line what went wrong; only a mistake of our own shows its stack trace. */
public final class Failures {

    private static final Set<String> NOTHING = Set.of("nothing_to_send", "already_done");

    private Failures() {}

    /** Lets a command line, with all its commands, end with one line when something fails. */
    public static void explain(CommandLine commandLine) {
        commandLine.setParameterExceptionHandler((failure, _) -> calledWrongly(failure));
        commandLine.setExecutionExceptionHandler((failure, command, _) -> failed(failure, command));
    }

    private static int calledWrongly(ParameterException failure) {
        var command = failure.getCommandLine();
        command.getErr().println(failure.getMessage());
        if (!UnmatchedArgumentException.printSuggestions(failure, command.getErr())) {
            command.getErr().println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
        }
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    private static int failed(Exception failure, CommandLine command) throws Exception {
        command.getErr().println(line(failure));
        return failure instanceof OrderRefusedException refused ? status(refused) : ExitStatus.FAILED;
    }

    private static int status(OrderRefusedException refused) {
        return switch (refused.obstacle()) {
            case THE_ORDER -> CommandLine.ExitCode.USAGE;
            case THE_STATE -> NOTHING.contains(refused.code()) ? ExitStatus.NOTHING_TO_DO : ExitStatus.FAILED;
        };
    }

    private static String line(Exception failure) throws Exception {
        return switch (failure) {
            case OrderRefusedException refused -> refused.sentence();
            case FailedOperationException told -> String.valueOf(told.getMessage());
            case KeysetUnusableException keyset -> String.valueOf(keyset.getMessage());
            case StoreUnavailableException store ->
                "Firestore does not answer (" + store.getMessage() + "). Locally: is ./emailpilot up running?";
            case ApiException refused ->
                "Google Cloud answers " + refused.getStatusCode().getCode() + ": ./emailpilot doctor tells why.";
            default -> throw failure;
        };
    }
}
