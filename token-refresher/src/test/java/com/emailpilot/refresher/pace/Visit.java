package com.emailpilot.refresher.pace;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.NullUnmarked;
import reactor.core.Disposable;

/** Somebody who asked for a turn in a test. */
@NullUnmarked
final class Visit {

    private final AtomicReference<Turn> turn = new AtomicReference<>();
    private final Disposable asking;

    Visit(Pace pace, long expiresAtSecond) {
        asking = pace.turn(Instant.ofEpochSecond(expiresAtSecond)).subscribe(turn::set);
    }

    boolean granted() {
        return turn.get() instanceof Turn.Granted;
    }

    boolean waits() {
        return turn.get() == null;
    }

    /** How long it was told to stay away; it fails if it was not. */
    Duration refusedFor() {
        return ((Turn.Refused) turn.get()).retryAfter();
    }

    void ended(Call call) {
        ((Turn.Granted) turn.get()).ended(call);
    }

    /** Goes, whether its turn has come or not. */
    void leaveOrEnd() {
        if (granted()) {
            ended(Call.NOT_CALLED);
        } else {
            leave();
        }
    }

    void leave() {
        asking.dispose();
    }
}
