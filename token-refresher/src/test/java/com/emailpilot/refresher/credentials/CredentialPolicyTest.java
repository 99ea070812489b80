package com.emailpilot.refresher.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.Changes;
import com.emailpilot.clients.ClientRecord;
import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.InMemoryDocuments;
import com.emailpilot.refresher.credentials.CredentialPolicy.Choice;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@NullUnmarked
final class CredentialPolicyTest {

    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    @ParameterizedTest
    @CsvSource({"300, TOKEN", "301, TOKEN", "299, REFRESH", "0, REFRESH", "-1, REFRESH"})
    void takesATokenThatLastsLongEnough(long secondsLeft, Choice choice) {
        var client = client(grant("connected", secondsLeft));

        assertThat(CredentialPolicy.atFirst(client, NOW, FIVE_MINUTES)).isEqualTo(choice);
    }

    @Test
    void prefersATokenToAKey() {
        var client = client(withKey(grant("connected", 3600)));

        assertThat(CredentialPolicy.atFirst(client, NOW, FIVE_MINUTES)).isEqualTo(Choice.TOKEN);
    }

    @Test
    void refreshesBeforeItTakesAKey() {
        var client = client(withKey(grant("connected", 10)));

        assertThat(CredentialPolicy.atFirst(client, NOW, FIVE_MINUTES)).isEqualTo(Choice.REFRESH);
    }

    @Test
    void takesTheTokenOfADegradedConnection() {
        var client = client(grant("degraded", 3600));

        assertThat(CredentialPolicy.atFirst(client, NOW, FIVE_MINUTES)).isEqualTo(Choice.TOKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"needs_reauthorization", "rotation_lost", "disconnected"})
    void takesAKeyWhereTheGrantIsOver(String state) {
        var client = client(withKey(grant(state, 3600)));

        assertThat(CredentialPolicy.atFirst(client, NOW, FIVE_MINUTES)).isEqualTo(Choice.KEY);
    }

    @ParameterizedTest
    @CsvSource({"needs_reauthorization, 3600", "disconnected, 3600", "rotation_lost, 0"})
    void hasNoneWhereTheGrantIsOver(String state, long secondsLeft) {
        var client = client(grant(state, secondsLeft));

        assertThat(CredentialPolicy.atFirst(client, NOW, FIVE_MINUTES)).isEqualTo(Choice.NONE);
        assertThat(CredentialPolicy.reason(client)).isEqualTo(state);
    }

    @Test
    void showsTheLastGoodTokenOfALostRotationUntilItRunsOut() {
        var client = client(grant("rotation_lost", 10));

        assertThat(CredentialPolicy.atFirst(client, NOW, FIVE_MINUTES)).isEqualTo(Choice.TOKEN);
    }

    @ParameterizedTest
    @CsvSource({"1, TOKEN", "0, REFRESH", "-1, REFRESH"})
    void takesAnyValidTokenAfterARefresh(long secondsLeft, Choice choice) {
        var client = client(grant("connected", secondsLeft));

        assertThat(CredentialPolicy.afterRefresh(client, NOW)).isEqualTo(choice);
    }

    @Test
    void takesAKeyWhereNoRefreshHelped() {
        var client = client(withKey(grant("connected", -1)));

        assertThat(CredentialPolicy.afterRefresh(client, NOW)).isEqualTo(Choice.KEY);
    }

    @Test
    void takesAKeyWhereThereNeverWasAGrant() {
        var client = client(new Changes().set("api_key.secret", "sealed"));

        assertThat(CredentialPolicy.atFirst(client, NOW, FIVE_MINUTES)).isEqualTo(Choice.KEY);
    }

    @Test
    void hasNoneWhereThereNeverWasAnything() {
        var client = client(new Changes().set("display_name", "By hand"));

        assertThat(CredentialPolicy.atFirst(client, NOW, FIVE_MINUTES)).isEqualTo(Choice.NONE);
        assertThat(CredentialPolicy.reason(client)).isEqualTo("not_connected");
    }

    private static Changes grant(String state, long secondsLeft) {
        return new Changes()
                .set("oauth.state", state)
                .set("oauth.access_token", "sealed")
                .set("oauth.refresh_token", "sealed")
                .set("oauth.expires_at", NOW.plusSeconds(secondsLeft));
    }

    private static Changes withKey(Changes fields) {
        return fields.set("api_key.secret", "sealed");
    }

    private static ClientRecord client(Changes fields) {
        var documents = new InMemoryDocuments();
        documents.commit(List.of(fields.create(ClientRecords.path("c1")))).block();
        return new ClientRecords(documents).find("c1").block();
    }
}
