package com.emailpilot.provisioner.enrichment;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.ActiveClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class EnrichmentPolicyTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:17:00Z");
    private static final Instant TODAY = NOW.minus(Duration.ofHours(23));
    private static final Instant YESTERDAY = NOW.minus(Duration.ofHours(24));
    private static final List<String> ALL = List.of("accounts:read", "lists:read", "segments:read");

    @Test
    void readsAClientThatWasNeverRead() {
        assertThat(EnrichmentPolicy.isDue(client(ALL, null, null))).isTrue();
    }

    @Test
    void readsAClientOnceADay() {
        assertThat(EnrichmentPolicy.isDue(client(ALL, TODAY, TODAY))).isFalse();
        assertThat(EnrichmentPolicy.isDue(client(ALL, YESTERDAY, YESTERDAY))).isTrue();
    }

    @Test
    void readsAgainWhatKlaviyoDidNotAnswer() {
        assertThat(EnrichmentPolicy.isDue(client(ALL, YESTERDAY, TODAY))).isTrue();
        assertThat(EnrichmentPolicy.isDue(client(ALL, TODAY, YESTERDAY))).isTrue();
    }

    @Test
    void doesNotWaitForCountsThatNobodyMayHave() {
        var mayNotCount = client(List.of("accounts:read", "lists:read"), null, TODAY);

        assertThat(EnrichmentPolicy.isDue(mayNotCount)).isFalse();
    }

    @Test
    void leavesAloneWhatHasNoTokensThatCanBeOpened() {
        var keyAlone = new ActiveClient("c1", false, 0, List.of(), null, null, null, NOW);
        var firstVersion = new ActiveClient("c1", true, 0, ALL, null, null, null, NOW);

        assertThat(EnrichmentPolicy.isDue(keyAlone)).isFalse();
        assertThat(EnrichmentPolicy.isDue(firstVersion)).isFalse();
    }

    private static ActiveClient client(List<String> scopes, @Nullable Instant countedAt, @Nullable Instant checkedAt) {
        return new ActiveClient("c1", true, 1, scopes, NOW, countedAt, checkedAt, NOW);
    }
}
