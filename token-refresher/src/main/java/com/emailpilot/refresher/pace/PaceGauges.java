package com.emailpilot.refresher.pace;

import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** Shows how the pace stands, as {@code emailpilot.pace.*}. */
final class PaceGauges implements MeterBinder {

    private final Pace pace;
    private final FleetGuard guard;

    PaceGauges(Pace pace, FleetGuard guard) {
        this.pace = pace;
        this.guard = guard;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("emailpilot.pace.waiting", pace, Pace::waiting).register(registry);
        Gauge.builder("emailpilot.pace.under.way", pace, Pace::underWay).register(registry);
        Gauge.builder("emailpilot.pace.breaker.open", pace, one -> one.breaker() == State.CLOSED ? 0 : 1)
                .register(registry);
        Gauge.builder("emailpilot.pace.fleet.suspicious", guard, one -> one.suspicious() ? 1 : 0)
                .register(registry);
    }
}
