package com.emailpilot.system.crashpoints;

import com.emailpilot.events.DeadLetterHandler;
import com.emailpilot.events.EventHandler;
import com.emailpilot.events.EventSubscriptions;
import reactor.core.publisher.Mono;

/** Dies when a connection was stored and is not acknowledged yet: after step P5, before step P6. */
final class CrashingSubscriptions implements EventSubscriptions {

    private final EventSubscriptions subscriptions;
    private final CrashPoint crash;

    CrashingSubscriptions(EventSubscriptions subscriptions, CrashPoint crash) {
        this.subscriptions = subscriptions;
        this.crash = crash;
    }

    @Override
    public OpenSubscription subscribe(String subscription, EventHandler handler) {
        return subscriptions.subscribe(
                subscription, subscription.equals("client-provisioner.connections") ? dyingAfter(handler) : handler);
    }

    @Override
    public OpenSubscription subscribeLive(String prefix, String instance, EventHandler handler) {
        return subscriptions.subscribeLive(prefix, instance, handler);
    }

    @Override
    public OpenSubscription drain(String deadLetterSubscription, DeadLetterHandler handler) {
        return subscriptions.drain(deadLetterSubscription, handler);
    }

    private EventHandler dyingAfter(EventHandler handler) {
        return received -> handler.handle(received).then(Mono.fromRunnable(() -> {
            if (crash.done("P5")) {
                crash.before("P6");
            }
        }));
    }
}
