package com.emailpilot.refresher.rotation;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** On SIGTERM: nothing begins any more, and what is in flight gets 10 s; what is left then is taken over by others. */
final class Drain implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Drain.class);
    private static final Duration IN_FLIGHT = Duration.ofSeconds(10);

    private final Admission admission;
    private final RotateTokens rotateTokens;
    private final RotateGrant rotateGrant;
    private volatile boolean running;

    Drain(Admission admission, RotateTokens rotateTokens, RotateGrant rotateGrant) {
        this.admission = admission;
        this.rotateTokens = rotateTokens;
        this.rotateGrant = rotateGrant;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        stop(() -> {});
    }

    @Override
    public void stop(Runnable stopped) {
        admission.close();
        rotateTokens
                .landed()
                .then(rotateGrant.landed())
                .timeout(IN_FLIGHT)
                .doOnError(_ -> log.warn("Rotations were left in flight; others take them over"))
                .onErrorComplete()
                .doFinally(_ -> {
                    running = false;
                    stopped.run();
                })
                .subscribe();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
