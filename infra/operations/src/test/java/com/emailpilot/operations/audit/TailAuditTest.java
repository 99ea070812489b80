package com.emailpilot.operations.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.operations.InMemorySystem;
import com.emailpilot.operations.TestRecords;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class TailAuditTest {

    private final InMemorySystem system = new InMemorySystem();

    @BeforeEach
    void threeRows() {
        system.documents
                .commit(List.of(
                        TestRecords.edited("first", 1),
                        TestRecords.edited("second", 2),
                        TestRecords.edited("third", 3)))
                .block();
    }

    @Test
    void showsTheLastRowAtTheEnd() {
        var run = system.run("audit tail --limit 2 --json");

        assertThat(run.out().lines().map(line -> line.substring(0, 15)))
                .containsExactly("{\"id\":\"second\",", "{\"id\":\"third\",\"");
    }

    @Test
    void showsWhoDidWhat() {
        var run = system.run("audit tail --action edited --actor admin@example.com --client c1");

        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("ACTOR", "admin@example.com", "field=display_name");
    }

    @Test
    void saysWhichActionsThereAre() {
        var run = system.run("audit tail --action stolen");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("'stolen' is none of", "credential_read");
    }
}
