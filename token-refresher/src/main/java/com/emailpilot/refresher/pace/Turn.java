package com.emailpilot.refresher.pace;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** What became of the wish to call Klaviyo. */
public sealed interface Turn {

    /**
     * Not now: Klaviyo is down, or too many wait already.
     *
     * @param retryAfter when it may be worth asking again
     */
    record Refused(Duration retryAfter) implements Turn {}

    /** One call may be made; it holds a place until it says how it ended. */
    final class Granted implements Turn {

        private final Consumer<Call> end;
        private final AtomicBoolean ended = new AtomicBoolean();

        Granted(Consumer<Call> end) {
            this.end = end;
        }

        /**
         * Gives the place to the next one. Only the first word counts, so that a last {@code NOT_CALLED} on every way
         * out, cancellation included, does no harm.
         */
        public void ended(Call call) {
            if (ended.compareAndSet(false, true)) {
                end.accept(call);
            }
        }
    }
}
