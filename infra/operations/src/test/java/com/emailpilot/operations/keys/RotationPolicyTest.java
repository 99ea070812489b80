package com.emailpilot.operations.keys;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.KeysetReport;
import com.emailpilot.operations.keys.RotationPolicy.Step;
import com.emailpilot.vault.StoredKey;
import com.emailpilot.vault.StoredKey.State;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class RotationPolicyTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final StoredKey OLD = new StoredKey(1, State.PRIMARY);
    private static final StoredKey ADDED = new StoredKey(2, State.ADDED);
    private static final StoredKey RETIRED = new StoredKey(1, State.RETIRED);
    private static final StoredKey NEW = new StoredKey(2, State.PRIMARY);

    @Test
    void addsAKeyFirst() {
        assertThat(RotationPolicy.next(List.of(OLD), List.of(instance("a", 1, 1)), true))
                .isEqualTo(new Step.Add());
    }

    @Test
    void addsNoneWhereOneWaits() {
        assertThat(RotationPolicy.next(List.of(OLD, ADDED), List.of(instance("a", 1, 1, 2)), true))
                .isEqualTo(new Step.Promote(ADDED));
    }

    @Test
    void waitsForEachInstanceThatLacksTheKey() {
        var without = instance("b", 1, 1);

        var step = RotationPolicy.next(List.of(OLD, ADDED), List.of(instance("a", 1, 1, 2), without), false);

        assertThat(step).isEqualTo(new Step.WaitUntilHeld(ADDED, List.of(without)));
    }

    @Test
    void waitsForEachInstanceThatSealsWithTheOldKey() {
        var late = instance("b", 1, 1, 2);

        var step = RotationPolicy.next(List.of(RETIRED, NEW), List.of(instance("a", 2, 1, 2), late), false);

        assertThat(step).isEqualTo(new Step.WaitUntilSealing(NEW, List.of(late)));
    }

    @Test
    void isDoneOnceAllSealWithTheNewKey() {
        assertThat(RotationPolicy.next(List.of(RETIRED, NEW), List.of(instance("a", 2, 1, 2)), false))
                .isEqualTo(new Step.Done(NEW));
    }

    @Test
    void seesWhetherTheLastRotationIsOver() {
        assertThat(RotationPolicy.hasRetiredKey(List.of(RETIRED, NEW))).isTrue();
        assertThat(RotationPolicy.hasRetiredKey(List.of(new StoredKey(1, State.DISABLED), NEW)))
                .isFalse();
    }

    private static KeysetReport instance(String name, int primary, Integer... keys) {
        return new KeysetReport(name, "token-refresher", primary, Set.of(keys), NOON, NOON);
    }
}
