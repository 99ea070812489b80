package com.emailpilot.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

final class IdlePolicyTest {

    @Test
    void endsAGrantNinetyDaysAfterItsLastUse() {
        assertThat(IdlePolicy.endsAt(Instant.parse("2026-01-01T10:00:00Z"))).isEqualTo("2026-04-01T10:00:00Z");
    }
}
