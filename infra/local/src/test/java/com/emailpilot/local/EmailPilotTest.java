package com.emailpilot.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.operations.system.GoogleSystem;
import com.emailpilot.operations.system.SystemSettings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

final class EmailPilotTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void showsItsCommandsWhenCalledWithoutOne() {
        var status = run();

        assertThat(status).isZero();
        assertThat(out.toString()).contains("up ", "help ", "version ");
    }

    @Test
    void refusesAnUnknownCommand() {
        var status = run("bogus");

        assertThat(status).isEqualTo(2);
        assertThat(err.toString()).contains("bogus");
    }

    @Test
    void refusesAnUnknownKlaviyo() {
        var status = run("up", "--klaviyo=other");

        assertThat(status).isEqualTo(2);
        assertThat(err.toString()).contains("sandbox, real");
    }

    @Test
    void hasEveryCommandInTheUsageOfTheScript() throws Exception {
        var script = Files.readString(Path.of("../../emailpilot"));

        var commands = commandLine().getSubcommands().keySet();

        assertThat(commands).isNotEmpty().allMatch(command -> script.contains("\n  " + command + " "));
    }

    private static CommandLine commandLine() {
        return EmailPilot.commandLine(new GoogleSystem(() -> SystemSettings.of(Map.of()), Clock.systemUTC()));
    }

    private int run(String... arguments) {
        return commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }
}
