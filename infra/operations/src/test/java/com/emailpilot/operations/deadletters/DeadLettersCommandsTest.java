package com.emailpilot.operations.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.deadletters.TestLetters;
import com.emailpilot.operations.InMemorySystem;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class DeadLettersCommandsTest {

    private final InMemorySystem system = new InMemorySystem();

    @BeforeEach
    void aLetter() {
        TestLetters.park(system.documents, "letter-1");
        system.pass(Duration.ofDays(1));
    }

    @Test
    void showsWhatIsStuck() {
        assertThat(system.run("dead-letters list").out())
                .contains("client-provisioner.enrichment", "delivered too often", "letter-1");
        assertThat(system.run("dead-letters show letter-1").out()).contains("{\"client_id\":\"c1\"}");
        assertThat(system.run("dead-letters list --status resolved").out()).isEqualTo("No such dead letters.\n");
        assertThat(system.run("dead-letters show nothing").status()).isEqualTo(1);
    }

    @Test
    void sendsALetterToItsConsumerAlone() {
        var run = system.run("dead-letters redrive letter-1");

        assertThat(run.status()).isZero();
        assertThat(system.published)
                .singleElement()
                .satisfies(message -> assertThat(message.attributes())
                        .containsEntry("replay-target", "client-provisioner.enrichment"));
        assertThat(system.run("audit tail --json").out()).contains("redriven", "ops@example.com");
    }

    @Test
    void sendsAllOfOneSubscription() {
        var dry = system.run("dead-letters redrive --subscription client-provisioner.enrichment --dry-run");
        var sentByThen = system.published.size();
        var run = system.run("dead-letters redrive --subscription client-provisioner.enrichment");
        var again = system.run("dead-letters redrive --subscription client-provisioner.enrichment");

        assertThat(dry.out()).contains("Would send 1 again", "letter-1");
        assertThat(sentByThen).isZero();
        assertThat(run.out()).startsWith("Sent 1 of 1 again");
        assertThat(again.status()).isEqualTo(3);
    }

    @Test
    void wantsToKnowWhichLettersAreMeant() {
        var run = system.run("dead-letters redrive");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("by their reason, by their subscription");
    }

    @Test
    void givesALetterUpForAReason() {
        var dry = system.run("dead-letters drop letter-1 --comment test --dry-run");
        var run = system.run("dead-letters drop letter-1 --comment test");
        var again = system.run("dead-letters drop letter-1 --comment test");

        assertThat(dry.out()).isEqualTo("Would give it up.\n");
        assertThat(run.status()).isZero();
        assertThat(again.status()).isEqualTo(3);
        assertThat(system.run("dead-letters drop letter-1").err()).contains("--comment");
    }
}
