package com.emailpilot.system.crashpoints;

import com.emailpilot.events.EventMessage;
import com.emailpilot.events.EventPublisher;
import reactor.core.publisher.Mono;

/** Dies before or after a connection is announced. */
final class CrashingPublisher implements EventPublisher {

    private final EventPublisher publisher;
    private final CrashPoint crash;

    CrashingPublisher(EventPublisher publisher, CrashPoint crash) {
        this.publisher = publisher;
        this.crash = crash;
    }

    @Override
    public Mono<Void> publish(EventMessage message) {
        if (!message.topic().equals("klaviyo-connections")) {
            return publisher.publish(message);
        }
        return Mono.defer(() -> {
            crash.before("C4");
            return publisher.publish(message).doOnSuccess(_ -> crash.after("C4"));
        });
    }
}
