package com.emailpilot.operations.keys;

import com.emailpilot.operations.InMemorySystem;
import com.emailpilot.operations.terminal.Failures;
import com.emailpilot.vault.Vaults;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;

/** Where commands about keys are typed. */
record KeysTerminal(InMemorySystem system, Path keyset) {

    /** Runs a command as it is typed, words separated by single blanks. */
    InMemorySystem.Run run(String command) {
        var out = new StringWriter();
        var err = new StringWriter();
        var commandLine = KeysCommands.of(system, () -> Vaults.local(keyset));
        Failures.explain(commandLine);
        var status = commandLine
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(command.split(" ", -1));
        return new InMemorySystem.Run(status, out.toString(), err.toString());
    }
}
