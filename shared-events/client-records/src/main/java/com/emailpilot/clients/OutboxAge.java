package com.emailpilot.clients;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.TimeUnit;

/** Shows how far publishing lags behind the store, as {@code emailpilot.outbox.oldest.age}. */
final class OutboxAge implements MeterBinder {

    private final OutboxRelay relay;

    OutboxAge(OutboxRelay relay) {
        this.relay = relay;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        TimeGauge.builder(
                        "emailpilot.outbox.oldest.age",
                        relay,
                        TimeUnit.MILLISECONDS,
                        one -> one.oldest().toMillis())
                .register(registry);
    }
}
