package com.emailpilot.system.crashpoints;

import com.emailpilot.events.DeadLetterHandler;
import com.emailpilot.events.EventHandler;
import com.emailpilot.events.EventSubscriptions;

/**
 * Hears nothing: for an instance that is to die, stop or end beside others, since the Pub/Sub emulator goes on handing
 * messages to consumers that are gone, and each of them then comes a minute late.
 */
final class DeafSubscriptions implements EventSubscriptions {

    private static final OpenSubscription SILENCE = new OpenSubscription() {

        @Override
        public boolean healthy() {
            return true;
        }

        @Override
        public void close() {
            // nothing is open
        }
    };

    /** Whether this process is to hear nothing: {@code DEAF} in its environment. */
    static boolean wanted() {
        return System.getenv("DEAF") != null;
    }

    @Override
    public OpenSubscription subscribe(String subscription, EventHandler handler) {
        return SILENCE;
    }

    @Override
    public OpenSubscription subscribeLive(String prefix, String instance, EventHandler handler) {
        return SILENCE;
    }

    @Override
    public OpenSubscription drain(String deadLetterSubscription, DeadLetterHandler handler) {
        return SILENCE;
    }
}
