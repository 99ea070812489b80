package com.emailpilot.refresher.pace;

import com.google.common.base.Ticker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Opens when at least half of at least 20 calls in 10 s say that Klaviyo does not work; then one call at a time probes
 * it. Not thread-safe but for {@link #state}.
 */
final class ProviderBreaker {

    private static final Logger log = LoggerFactory.getLogger(ProviderBreaker.class);
    private static final Duration AT_LEAST = Duration.ofSeconds(1);

    private final CircuitBreaker breaker;
    private final Duration openFor;
    private final Ticker ticker;
    private int era;
    private long openedAt;

    ProviderBreaker(Duration openFor, Ticker ticker, Runnable recovered) {
        this.openFor = openFor;
        this.ticker = ticker;
        this.breaker = CircuitBreaker.of("klaviyo", config(openFor, ticker));
        breaker.getEventPublisher().onStateTransition(event -> {
            var state = event.getStateTransition().getToState();
            begin(state);
            if (state == State.CLOSED) {
                recovered.run();
            }
        });
    }

    /** Whether a call may be made now; what was let in must end with its era. */
    boolean tryEnter() {
        return breaker.tryAcquirePermission();
    }

    /** Changes with the state: a call that began before says nothing about Klaviyo as it is now. */
    int era() {
        return era;
    }

    void ended(int begunIn, Call call) {
        if (begunIn != era) {
            return;
        }
        switch (call) {
            case ANSWERED, FAILED, RATE_LIMITED -> breaker.onResult(0, TimeUnit.NANOSECONDS, call);
            case NOT_CALLED -> breaker.releasePermission();
        }
    }

    boolean open() {
        return state() == State.OPEN;
    }

    State state() {
        return breaker.getState();
    }

    /** How long it will stay open. */
    Duration remaining() {
        var left = openFor.minusNanos(ticker.read() - openedAt);
        return left.compareTo(AT_LEAST) < 0 ? AT_LEAST : left;
    }

    private void begin(State state) {
        era++;
        openedAt = ticker.read();
        log.atLevel(state == State.OPEN ? Level.WARN : Level.INFO)
                .log("Breaker of Klaviyo's token endpoint: {}", state);
    }

    private static CircuitBreakerConfig config(Duration openFor, Ticker ticker) {
        InstantSource monotonic = () -> Instant.EPOCH.plusNanos(ticker.read());
        return CircuitBreakerConfig.custom()
                .slidingWindow(10, 20, SlidingWindowType.TIME_BASED)
                .failureRateThreshold(50)
                .waitDurationInOpenState(openFor)
                .permittedNumberOfCallsInHalfOpenState(1)
                .recordResult(call -> call == Call.FAILED || call == Call.RATE_LIMITED)
                .clock(monotonic.withZone(ZoneOffset.UTC))
                .writableStackTraceEnabled(false)
                .build();
    }
}
