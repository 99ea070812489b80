package com.emailpilot.operations;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class OperationsTest {

    private final InMemorySystem system = new InMemorySystem();

    @Test
    void saysWhatACommandCanDo() {
        var run = system.run("clients --help");

        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("list", "show");
    }

    @Test
    void wantsToKnowWhatToDoWithClients() {
        var run = system.run("clients");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("subcommand", "emailpilot clients --help");
    }

    @Test
    void suggestsWhatMayBeMeant() {
        var run = system.run("clients lits");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("Did you mean: ", "list?");
    }

    @Test
    void tellsTheShellHowToComplete() {
        assertThat(system.run("completion").out()).contains("complete -F", "token-refresh-requested", "--dry-run");
    }
}
