package com.emailpilot.refresher.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.InMemoryDocuments;
import com.emailpilot.refresher.credentials.CredentialResult.NotNow;
import com.emailpilot.refresher.credentials.CredentialResult.Served;
import com.emailpilot.refresher.rotation.RotationOutcome;
import com.emailpilot.vault.TestVaults;
import com.emailpilot.vault.Vault;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

@NullUnmarked
final class WaitForRefreshTest {

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
    void servesWhatTheRecordHoldsAfterARefreshWhoeverMadeIt() {
        clients.connected("c1", 7, NOW.plusSeconds(60));
        rotations.will(() -> Mono.fromSupplier(() -> {
            clients.rotated("c1", 9, NOW.plusSeconds(3600));
            return new RotationOutcome.UnderWay(Duration.ofSeconds(30));
        }));

        var served = served("c1");

        assertThat(served.authorization()).isEqualTo(TestClients.bearer(9));
        assertThat(rotations.asked()).containsExactly("c1@7");
    }

    @Test
    void servesATokenThatIsStillValidWhenTheRefreshFails() {
        clients.connected("c1", 7, NOW.plusSeconds(60));
        rotations.will(() -> Mono.just(new RotationOutcome.Postponed("status_500", NOW.plusSeconds(30))));

        assertThat(served("c1").authorization()).isEqualTo(TestClients.bearer(7));
    }

    @Test
    void servesATokenThatIsStillValidWhenTheRefreshTakesTooLong() {
        clients.connected("c1", 7, NOW.plusSeconds(60));
        rotations.will(Mono::never);

        StepVerifier.withVirtualTime(() -> unit.read("c1", FIVE_MINUTES))
                .expectSubscription()
                .expectNoEvent(Duration.ofSeconds(8).minusMillis(1))
                .thenAwait(Duration.ofMillis(1))
                .assertNext(result -> assertThat(authorization(result)).isEqualTo(TestClients.bearer(7)))
                .verifyComplete();
    }

    @Test
    void servesATokenThatIsStillValidWhenTheStoreFailsMeanwhile() {
        clients.connected("c1", 7, NOW.plusSeconds(60));
        rotations.will(() ->
                Mono.fromRunnable(documents::goDown).then(Mono.error(new IllegalStateException("the store is gone"))));

        assertThat(served("c1").authorization()).isEqualTo(TestClients.bearer(7));
    }

    @Test
    void countsTheWaitAgainstATokenThatItCannotReadAgain() {
        clients.connected("c1", 7, NOW.plusSeconds(6));
        rotations.will(() -> Mono.<RotationOutcome>never().doOnCancel(documents::goDown));

        StepVerifier.withVirtualTime(() -> unit.read("c1", FIVE_MINUTES))
                .thenAwait(Duration.ofSeconds(8))
                .expectNext(new NotNow("refresh_under_way", Duration.ofSeconds(5)))
                .verifyComplete();
    }

    @Test
    void asksForOneRefreshHoweverManyWait() {
        clients.connected("c1", 7, NOW.plusSeconds(60));
        Sinks.One<RotationOutcome> rotation = Sinks.one();
        rotations.will(rotation::asMono);

        var results = Flux.range(0, 64)
                .flatMap(_ -> unit.read("c1", FIVE_MINUTES), 64)
                .collectList()
                .toFuture();
        clients.rotated("c1", 8, NOW.plusSeconds(3600));
        rotation.tryEmitValue(new RotationOutcome.Rotated(8)).orThrow();

        assertThat(results.join())
                .hasSize(64)
                .allSatisfy(result -> assertThat(authorization(result)).isEqualTo(TestClients.bearer(8)));
        assertThat(rotations.asked()).containsExactly("c1@7");
    }

    @Test
    void asksAgainOnceARefreshIsOver() {
        clients.connected("c1", 7, NOW.plusSeconds(60));

        served("c1");
        served("c1");

        assertThat(rotations.asked()).containsExactly("c1@7", "c1@7");
    }

    @Test
    void goesOnWithTheRefreshWhenACallerHangsUp() {
        clients.connected("c1", 7, NOW.plusSeconds(60));
        Sinks.One<RotationOutcome> rotation = Sinks.one();
        rotations.will(rotation::asMono);

        unit.read("c1", FIVE_MINUTES).subscribe().dispose();
        var waiting = unit.read("c1", FIVE_MINUTES).toFuture();

        assertThat(rotation.currentSubscriberCount()).isEqualTo(1);
        rotation.tryEmitValue(new RotationOutcome.NothingToDo()).orThrow();
        assertThat(waiting.join()).isInstanceOf(Served.class);
        assertThat(rotations.asked()).containsExactly("c1@7");
    }

    private Credential served(String clientId) {
        return ((Served) unit.read(clientId, FIVE_MINUTES).block()).credential();
    }

    private static String authorization(CredentialResult result) {
        return ((Served) result).credential().authorization();
    }
}
