package com.emailpilot.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.system.evidence.FirestoreDump;
import com.emailpilot.system.running.SystemUnderTest;
import com.emailpilot.system.scenario.ConnectedClient;
import com.emailpilot.system.scenario.RefreshModes;
import com.emailpilot.system.scenario.RunningSystem;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Klaviyo's answer to a refresh is lost, or late enough for others to interfere. */
@ExtendWith(RunningSystem.class)
final class RefreshAnswerIT {

    private final SystemUnderTest system;
    private final ConnectedClient client;

    RefreshAnswerIT(SystemUnderTest system) {
        this.system = system;
        this.client = ConnectedClient.of(system);
    }

    @AfterEach
    void heal() {
        system.sandbox().heal();
        system.sandbox().settings(RefreshModes.SAME_TOKEN);
    }

    @Test
    void keepsTheConnectionWhenTheAnswerIsLost() { // F20
        system.sandbox().settings(RefreshModes.GRACE);
        system.sandbox().fault(client.account(), "token.refresh", Map.of("kind", "reset", "when", "after", "times", 1));
        client.makeDue();
        client.sweepUntil(document -> document.text("oauth.state").equals("degraded"));
        var degraded = client.document();

        client.rotate();

        assertThat(degraded.find("oauth.ambiguous_since")).isPresent();
        assertThat(degraded.text("status")).isEqualTo("active");
        assertThat(client.state()).isEqualTo("connected");
        assertThat(client.refreshes()).isEqualTo(2);
        System.out.println("F20: 1 answer lost, 2 calls, 1 rotation");
    }

    @Test
    void saysThatARotationIsLostWhenAStrictProvidersAnswerIs() { // F20
        system.sandbox().settings(RefreshModes.STRICT);
        system.sandbox().fault(client.account(), "token.refresh", Map.of("kind", "reset", "when", "after", "times", 1));
        client.makeDue();
        client.sweepUntil(document -> document.text("oauth.state").equals("degraded"));
        client.makeDue();

        client.sweepUntil(document -> document.text("oauth.state").equals("rotation_lost"));

        assertThat(client.document().text("status")).isEqualTo("needs_reauthorization");
        assertThat(client.refreshes()).isEqualTo(3);
    }

    @Test
    void storesTheResultThoughTheRecordWasEditedMeanwhile() { // F50
        system.sandbox().fault(client.account(), "token.refresh", Map.of("kind", "delay", "delay", "PT2S", "times", 1));
        client.makeDue();
        system.topics().sweep();
        client.awaitRefreshes(1);

        client.edit("display_name", "Renamed meanwhile");

        client.sweepUntil(document -> document.number("oauth.token_version") == 2);
        assertThat(client.document().text("display_name")).isEqualTo("Renamed meanwhile");
        assertThat(client.refreshes()).isOne();
        assertThat(FirestoreDump.of(system)
                        .collection(
                                "token_escrow",
                                escrow -> escrow.text("client_id").equals(client.id())))
                .isEmpty();
    }
}
