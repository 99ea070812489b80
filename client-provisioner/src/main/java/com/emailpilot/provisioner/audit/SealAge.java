package com.emailpilot.provisioner.audit;

import com.google.common.base.Stopwatch;
import com.google.common.base.Ticker;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.TimeUnit;

/** How long ago the last turn to seal the audit trail succeeded. */
final class SealAge implements MeterBinder {

    private final Stopwatch since;

    SealAge(Ticker ticker) {
        since = Stopwatch.createStarted(ticker);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        TimeGauge.builder("emailpilot.audit.seal.age", this, TimeUnit.MILLISECONDS, SealAge::millis)
                .description("How long ago the audit trail was sealed, or had nothing to seal")
                .register(registry);
    }

    synchronized void turned() {
        since.reset().start();
    }

    private synchronized double millis() {
        return since.elapsed(TimeUnit.MILLISECONDS);
    }
}
