package com.emailpilot.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.local.identity.ServiceAccounts;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

final class ServiceTokenTest {
    @TempDir
    private Path home;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void printsTheTokenAndNothingElse() {
        new ServiceAccounts(home, Clock.systemUTC()).environment();

        var status = print();

        assertThat(status).isZero();
        assertThat(out.toString()).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+\\R");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void saysInOneLineThatThereIsNoSystem() {
        var status = print();

        assertThat(status).isEqualTo(1);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString().lines()).singleElement().asString().contains(home.toString(), "./emailpilot up");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Reports", "a@b", "a b", "1st"})
    void refusesANameThatNoServiceAccountHas(String name) {
        var status = Commands.line()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute("service-token", name);

        assertThat(status).isEqualTo(2);
        assertThat(err.toString()).startsWith("NAME must be ");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void needsAName() {
        var status = Commands.line().setErr(new PrintWriter(err)).execute("service-token");

        assertThat(status).isEqualTo(2);
        assertThat(err.toString()).contains("NAME");
    }

    private int print() {
        var command = new ServiceToken();
        var line = new CommandLine(command).setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        line.parseArgs("reports");
        return command.print(Map.of("EMAILPILOT_HOME", home.toString()));
    }
}
