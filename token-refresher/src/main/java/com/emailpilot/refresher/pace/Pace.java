package com.emailpilot.refresher.pace;

import com.google.common.base.Ticker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Schedulers;

/** Lets calls through to Klaviyo's token endpoint at the pace that Klaviyo can take, oldest expiry first. */
public final class Pace {

    private static final Duration COME_BACK = Duration.ofSeconds(5);

    private final PaceProperties properties;
    private final ProviderBreaker breaker;
    private final Ramp ramp;
    private final TreeSet<Waiter> waiting = new TreeSet<>(Waiter.OLDEST_EXPIRY_FIRST);
    private long arrivals;
    private int underWay;

    /** Begins with Klaviyo taken to be well. */
    public Pace(PaceProperties properties, Ticker ticker) {
        this.properties = properties;
        this.ramp = new Ramp(properties.mostUnderWay(), ticker);
        this.breaker = new ProviderBreaker(properties.openFor(), ticker, ramp::begin);
    }

    /**
     * Waits for a turn, for a bounded time, and ends with a value, never with an error.
     *
     * <p>While Klaviyo is down it is refused at once. Cancelled while waiting, it frees its place; who was granted a
     * turn must end it on every way out.
     */
    public Mono<Turn> turn(Instant expiresAt) {
        return Mono.create(sink -> arrive(expiresAt, sink));
    }

    synchronized int waiting() {
        return waiting.size();
    }

    synchronized int underWay() {
        return underWay;
    }

    CircuitBreaker.State breaker() {
        return breaker.state();
    }

    private void arrive(Instant expiresAt, MonoSink<Turn> sink) {
        Waiter waiter;
        List<Waiter> decided;
        boolean waits;
        synchronized (this) {
            waiter = new Waiter(expiresAt, arrivals++, sink);
            waiting.add(waiter);
            decided = decide();
            waits = waiting.contains(waiter);
        }
        sink.onCancel(() -> leave(waiter));
        if (waits) {
            waiter.patient(Schedulers.parallel()
                    .schedule(() -> giveUp(waiter), properties.longestWait().toMillis(), TimeUnit.MILLISECONDS));
        }
        decided.forEach(one -> tell(one, one == waiter));
    }

    /** Gives away what can be given, and returns those whose wait is over. */
    private List<Waiter> decide() {
        var decided = new ArrayList<Waiter>();
        while (!waiting.isEmpty() && underWay < ramp.allowed() && breaker.tryEnter()) {
            decided.add(grant(waiting.removeFirst()));
        }
        while (breaker.open() && !waiting.isEmpty()) {
            decided.add(refuse(waiting.removeFirst(), breaker.remaining()));
        }
        while (waiting.size() > properties.mostWaiting()) {
            decided.add(refuse(waiting.removeLast(), COME_BACK));
        }
        return decided;
    }

    private Waiter grant(Waiter waiter) {
        underWay++;
        int era = breaker.era();
        waiter.decided(new Turn.Granted(call -> ended(era, call)));
        return waiter;
    }

    private static Waiter refuse(Waiter waiter, Duration retryAfter) {
        waiter.decided(new Turn.Refused(retryAfter));
        return waiter;
    }

    private void ended(int era, Call call) {
        List<Waiter> decided;
        synchronized (this) {
            underWay--;
            if (call == Call.FAILED) {
                ramp.failed();
            }
            breaker.ended(era, call);
            decided = decide();
        }
        decided.forEach(one -> tell(one, false));
    }

    private void leave(Waiter waiter) {
        synchronized (this) {
            waiting.remove(waiter);
        }
        waiter.gone();
    }

    private void giveUp(Waiter waiter) {
        boolean waited;
        synchronized (this) {
            waited = waiting.remove(waiter);
            if (waited) {
                refuse(waiter, COME_BACK);
            }
        }
        if (waited) {
            waiter.tell();
        }
    }

    /** What another's end lets through runs on a thread of its own, else a thousand ends would pile up on one stack. */
    private static void tell(Waiter waiter, boolean here) {
        if (here) {
            waiter.tell();
        } else {
            Schedulers.parallel().schedule(waiter::tell);
        }
    }
}
