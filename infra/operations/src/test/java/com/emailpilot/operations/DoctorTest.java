package com.emailpilot.operations;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class DoctorTest {

    private final InMemorySystem system = new InMemorySystem();

    @Test
    void saysWhatIsMissingAndWhatToDo() {
        system.messaging.differences.add("topic client-events is missing");

        var run = system.run("doctor");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).contains("fail", "topic client-events is missing", "Start the services again");
    }

    @Test
    void looksAtEverythingEvenWhereOnePartIsAway() {
        system.documents.goDown();

        var run = system.run("doctor --json");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out().lines().map(DoctorTest::area))
                .contains("settings", "firestore", "indexes", "topics", "keyset", "klaviyo", "backlog");
    }

    @Test
    void warnsOfASecretThatIsAPlaceholder() {
        system.set("KLAVIYO_OAUTH_CLIENT_SECRET", "changeme");

        assertThat(system.run("doctor").out()).contains("KLAVIYO_OAUTH_CLIENT_SECRET is a well-known placeholder");
    }

    @Test
    void warnsOfAnAddressWithoutEncryption() {
        system.set("KLAVIYO_OAUTH_REDIRECT_URI", "http://emailpilot.example.com/callback");

        assertThat(system.run("doctor").out()).contains("plain http is for loopback only");
    }

    private static String area(String line) {
        JsonNode told = JsonMapper.shared().readTree(line);
        return told.path("area").asString();
    }
}
