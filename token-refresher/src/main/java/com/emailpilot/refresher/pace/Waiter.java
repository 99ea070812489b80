package com.emailpilot.refresher.pace;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.MonoSink;

/** Somebody who asked for a turn. */
final class Waiter {

    static final Comparator<Waiter> OLDEST_EXPIRY_FIRST = Comparator.<Waiter, Instant>comparing(
                    waiter -> waiter.expiresAt)
            .thenComparingLong(waiter -> waiter.number);

    private final Instant expiresAt;
    private final long number;
    private final MonoSink<Turn> sink;
    private final Disposable.Swap patience = Disposables.swap();
    private volatile @Nullable Turn turn;

    /** @param number tells those apart that expire together */
    Waiter(Instant expiresAt, long number, MonoSink<Turn> sink) {
        this.expiresAt = expiresAt;
        this.number = number;
        this.sink = sink;
    }

    /** Runs out of patience when {@code timer} does, unless a turn was decided before. */
    void patient(Disposable timer) {
        patience.update(timer);
    }

    void decided(Turn decision) {
        turn = decision;
        patience.dispose();
    }

    /** Tells what was decided; nobody may be there to hear it. */
    void tell() {
        sink.success(turn);
    }

    /** Nobody will use what was decided. */
    void gone() {
        patience.dispose();
        if (turn instanceof Turn.Granted granted) {
            granted.ended(Call.NOT_CALLED);
        }
    }
}
