package com.emailpilot.gateway.invites;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Ticker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class LookLimitsTest {

    private final AtomicLong nanos = new AtomicLong();
    private final LookLimits unit = new LookLimits(2, new Ticker() {
        @Override
        public long read() {
            return nanos.get();
        }
    });

    @Test
    void saysHowLongToWaitOnceThereWereTooMany() {
        unit.take();
        unit.take();
        nanos.addAndGet(Duration.ofSeconds(20).toNanos());

        assertThat(unit.take()).contains(Duration.ofSeconds(40));
    }

    @Test
    void beginsANewWithTheNextMinute() {
        unit.take();
        unit.take();
        nanos.addAndGet(Duration.ofSeconds(60).toNanos());

        assertThat(unit.take()).isEmpty();
    }
}
