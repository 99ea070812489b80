package com.emailpilot.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.emailpilot.clients.InMemoryDocuments;
import com.emailpilot.clients.KeysetReport;
import com.emailpilot.clients.KeysetReports;
import com.emailpilot.clients.KnownKey;
import com.emailpilot.clients.KnownKeys;
import com.emailpilot.vault.KeysetUnusableException;
import com.emailpilot.vault.TestVaults;
import com.emailpilot.vault.Vault;
import com.emailpilot.vault.Vaults;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NullUnmarked
final class ReportKeysetTest {

    private static final Duration EVERY = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    private final InMemoryDocuments documents = new InMemoryDocuments();
    private final Vault vault = TestVaults.ephemeral();
    private final ReportKeyset unit = new ReportKeyset(vault, documents, "token-refresher", EVERY);

    @AfterEach
    void close() {
        vault.close();
    }

    @Test
    void tellsWhichKeysItHolds() {
        unit.report().block();

        var report = running().getFirst();
        assertThat(report.service()).isEqualTo("token-refresher");
        assertThat(report.primaryKeyId()).isEqualTo(vault.keyset().primaryKeyId());
        assertThat(report.keyIds()).isEqualTo(vault.keyset().keyIds());
        assertThat(knownKeys()).extracting(KnownKey::id).containsExactly(report.primaryKeyId());
    }

    @Test
    void tellsOfAKeyThatItLoadedLater() {
        try (var later = Vaults.local(folder.resolve("keyset.json"))) {
            var reporting = new ReportKeyset(later, documents, "oauth-gateway", EVERY);
            reporting.report().block();
            var added = later.stored().add().id();
            assertThat(later.reload()).isTrue();

            reporting.report().block();

            assertThat(running().getFirst().keyIds()).contains(added);
            assertThat(knownKeys()).extracting(KnownKey::id).contains(added);
        }
    }

    @Test
    void goesOnWhereTheStoreDoesNotAnswer() {
        documents.goDown();

        assertThatCode(() -> {
                    unit.start();
                    unit.report().block();
                    unit.close();
                })
                .doesNotThrowAnyException();
    }

    @Test
    void isGoneOnceItIsClosed() {
        unit.report().block();

        unit.close();

        assertThat(running()).isEmpty();
    }

    @Test
    void doesNotStartWithoutAKeyThatIsInUse() { // F44
        new KnownKeys(documents).seen(7).block();

        assertThatExceptionOfType(KeysetUnusableException.class)
                .isThrownBy(unit::start)
                .withMessageStartingWith("The keyset lacks key 7, which is in use: give this service the keyset");
        assertThat(knownKeys()).extracting(KnownKey::id).containsExactly(7);
    }

    @Test
    void startsWithoutAKeyThatIsOutOfUse() {
        new KnownKeys(documents).mark(7, false).block();

        unit.start();

        assertThat(knownKeys()).extracting(KnownKey::inUse).contains(false);
        unit.close();
    }

    private List<KeysetReport> running() {
        return new KeysetReports(documents).running().block().reports();
    }

    private List<KnownKey> knownKeys() {
        return new KnownKeys(documents).all().block();
    }
}
