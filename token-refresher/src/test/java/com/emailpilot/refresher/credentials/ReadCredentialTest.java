package com.emailpilot.refresher.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.Changes;
import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.InMemoryDocuments;
import com.emailpilot.refresher.credentials.CredentialResult.NoneUsable;
import com.emailpilot.refresher.credentials.CredentialResult.NotNow;
import com.emailpilot.refresher.credentials.CredentialResult.Served;
import com.emailpilot.refresher.credentials.CredentialResult.UnknownClient;
import com.emailpilot.refresher.rotation.RotationOutcome;
import com.emailpilot.vault.TestVaults;
import com.emailpilot.vault.Vault;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

@NullUnmarked
final class ReadCredentialTest {

    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    private final Vault vault = TestVaults.ephemeral();
    private final InMemoryDocuments documents = new InMemoryDocuments(InstantSource.fixed(NOW));
    private final ClientRecords records = new ClientRecords(documents);
    private final TestClients clients = new TestClients(documents, vault.tokens());
    private final FakeRotations rotations = new FakeRotations();
    private final ReadCredential unit =
            new ReadCredential(records, new Refreshes(rotations, records), new OpenCredential(vault.tokens()));

    @AfterEach
    void closeVault() {
        vault.close();
    }

    @Test
    void readsTheStoreOnceForATokenThatLasts() {
        clients.connected("c1", 7, NOW.plusSeconds(3600));

        var served = served("c1");

        assertThat(served)
                .isEqualTo(new Credential(
                        "oauth", TestClients.bearer(7), NOW.plusSeconds(3600), "AC-c1", 7L, "2026-07-15"));
        assertThat(documents.reads()).isEqualTo(1);
        assertThat(rotations.asked()).isEmpty();
    }

    @Test
    void takesTheKeyWhereTheTokenRanOutAndNoRefreshHelps() {
        clients.connected("c1", 7, NOW.minusSeconds(1));
        clients.key("c1");
        rotations.will(() -> Mono.just(new RotationOutcome.Postponed("status_500", null)));

        assertThat(served("c1"))
                .isEqualTo(
                        new Credential("api_key", "Klaviyo-API-Key pk_canary-key", null, "AC-c1", null, "2026-07-15"));
    }

    @Test
    void takesTheKeyOfAClientThatNeverHadAGrant() {
        clients.onlyKey("c1");

        assertThat(served("c1").type()).isEqualTo("api_key");
        assertThat(rotations.asked()).isEmpty();
    }

    @Test
    void saysWhenToAskAgainWhereTheTokenRanOutAndKlaviyoIsDown() {
        clients.connected("c1", 7, NOW.minusSeconds(1));
        rotations.will(() -> Mono.just(new RotationOutcome.Postponed("status_500", NOW.plusSeconds(45))));

        StepVerifier.create(unit.read("c1", FIVE_MINUTES))
                .assertNext(result -> {
                    assertThat(result).isInstanceOf(NotNow.class);
                    assertThat(((NotNow) result).retryAfter())
                            .isBetween(Duration.ofSeconds(44), Duration.ofSeconds(45));
                })
                .verifyComplete();
    }

    @Test
    void neverAsksACallerToWaitForLongerThanAQuarterOfAnHour() {
        var outcome = new RotationOutcome.Postponed("breaker", NOW.plusSeconds(86_400));

        assertThat(RetryPolicy.notNow(Optional.of(outcome), NOW).retryAfter()).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void saysThatTheGrantIsOverWhenTheRefreshFoundThatOut() {
        clients.connected("c1", 7, NOW.minusSeconds(1));
        rotations.will(() -> Mono.fromSupplier(() -> {
            clients.change("c1", new Changes().set("oauth.state", "needs_reauthorization"));
            return new RotationOutcome.NothingToDo();
        }));

        StepVerifier.create(unit.read("c1", FIVE_MINUTES))
                .expectNext(new NoneUsable("needs_reauthorization"))
                .verifyComplete();
    }

    @Test
    void doesNotKnowAClientThatIsNotThere() {
        StepVerifier.create(unit.read("nobody", FIVE_MINUTES))
                .expectNext(new UnknownClient())
                .verifyComplete();
    }

    @Test
    void asksForPatienceWhileTheStoreIsDown() {
        documents.goDown();

        StepVerifier.create(unit.read("c1", FIVE_MINUTES))
                .expectNext(new NotNow("store_unavailable", Duration.ofSeconds(5)))
                .verifyComplete();
    }

    @Test
    void servesNothingThatDoesNotOpenInItsPlace() {
        clients.connected("c1", 7, NOW.plusSeconds(3600));
        clients.change("c1", new Changes().set("oauth.token_version", 8L));

        StepVerifier.create(unit.read("c1", FIVE_MINUTES))
                .expectNext(new NotNow("credential_unreadable", Duration.ofSeconds(60)))
                .verifyComplete();
    }

    @Test
    void tellsNoCredentialInText() {
        clients.connected("c1", 7, NOW.plusSeconds(3600));

        var result = unit.read("c1", FIVE_MINUTES).block();

        assertThat(List.of(result).toString()).doesNotContain(TestClients.CANARY);
    }

    private Credential served(String clientId) {
        return ((Served) unit.read(clientId, FIVE_MINUTES).block()).credential();
    }
}
