package com.emailpilot.gateway.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Ticker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class RefreshLimitsTest {

    private final AtomicLong nanos = new AtomicLong();
    private final RefreshLimits limits = new RefreshLimits(new RefreshProperties(2, 3), new Ticker() {
        @Override
        public long read() {
            return nanos.get();
        }
    });

    @Test
    void limitsEachClient() {
        limits.take("anna", "c1");
        limits.take("ben", "c1");
        nanos.addAndGet(Duration.ofSeconds(20).toNanos());

        assertThat(limits.take("clara", "c1")).contains(Duration.ofSeconds(40));
        assertThat(limits.take("clara", "c2")).isEmpty();
    }

    @Test
    void limitsEachPerson() {
        limits.take("anna", "c1");
        limits.take("anna", "c2");
        limits.take("anna", "c3");

        assertThat(limits.take("anna", "c4")).isPresent();
        assertThat(limits.take("ben", "c4")).isEmpty();
    }

    @Test
    void countsNothingThatItRefuses() {
        limits.take("anna", "c1");
        limits.take("anna", "c1");
        limits.take("anna", "c1");
        limits.take("anna", "c1");

        assertThat(limits.take("anna", "c2")).isEmpty();
    }

    @Test
    void beginsANewWithTheNextMinute() {
        limits.take("anna", "c1");
        limits.take("anna", "c1");
        nanos.addAndGet(Duration.ofSeconds(60).toNanos());

        assertThat(limits.take("anna", "c1")).isEmpty();
    }
}
