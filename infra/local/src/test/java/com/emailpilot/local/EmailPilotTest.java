package com.emailpilot.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

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

        var commands = Commands.line().getSubcommands().keySet();

        assertThat(commands).isNotEmpty().allMatch(command -> script.contains("\n  " + command + " "));
    }

    private int run(String... arguments) {
        return Commands.line()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }
}
