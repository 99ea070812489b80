package com.emailpilot.operations.keys;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.KeysetReport;
import com.emailpilot.clients.KeysetReports.Running;
import com.emailpilot.operations.keys.DisablePolicy.Objection;
import com.emailpilot.vault.StoredKey;
import com.emailpilot.vault.StoredKey.State;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class DisablePolicyTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final StoredKey OLD = new StoredKey(1, State.RETIRED);

    @Test
    void keepsTheKeyThatSeals() {
        var objection = DisablePolicy.beforeCounting(new StoredKey(1, State.PRIMARY), running());

        assertThat(objection).map(Objection::passes).contains(false);
    }

    @Test
    void waitsForAnInstanceThatSealsWithIt() {
        assertThat(DisablePolicy.beforeCounting(OLD, running(sealingWith(1, NOON.minusSeconds(3_600)))))
                .map(Objection::passes)
                .contains(true);
    }

    @Test
    void waitsForWhatWasSealedBeforeAnInstanceChangedItsKey() {
        assertThat(DisablePolicy.beforeCounting(OLD, running(sealingWith(2, NOON.minusSeconds(59)))))
                .map(Objection::passes)
                .contains(true);
        assertThat(DisablePolicy.beforeCounting(OLD, running(sealingWith(2, NOON.minusSeconds(60)))))
                .isEmpty();
    }

    @Test
    void refusesWithTheCountOfWhatIsSealedWithIt() {
        assertThat(DisablePolicy.afterCounting(OLD, 7, 2, true))
                .contains(new Objection("5 documents are still sealed with key 1: run keys reseal.", false));
    }

    @Test
    void givesUpWhatDoesNotOpenOnlyOnDemand() {
        assertThat(DisablePolicy.afterCounting(OLD, 2, 2, false)).isPresent();
        assertThat(DisablePolicy.afterCounting(OLD, 2, 2, true)).isEmpty();
        assertThat(DisablePolicy.afterCounting(OLD, 0, 0, false)).isEmpty();
    }

    private static Running running(KeysetReport... instances) {
        return new Running(List.of(instances), NOON);
    }

    private static KeysetReport sealingWith(int key, Instant since) {
        return new KeysetReport("a", "token-refresher", key, Set.of(1, 2), since, NOON);
    }
}
