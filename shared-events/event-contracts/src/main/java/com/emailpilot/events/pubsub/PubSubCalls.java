package com.emailpilot.events.pubsub;

import com.google.api.core.ApiFuture;
import com.google.api.core.ApiFutureCallback;
import com.google.api.core.ApiFutures;
import com.google.api.gax.retrying.RetrySettings;
import com.google.common.util.concurrent.MoreExecutors;
import java.time.Duration;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/** Publications by Google's client as Monos, and how long they may take. */
final class PubSubCalls {

    /** For one message, all tries included. */
    static final Duration LONGEST = Duration.ofSeconds(10);

    static final RetrySettings RETRIES = RetrySettings.newBuilder()
            .setInitialRetryDelayDuration(Duration.ofMillis(100))
            .setRetryDelayMultiplier(2)
            .setMaxRetryDelayDuration(Duration.ofSeconds(2))
            .setInitialRpcTimeoutDuration(Duration.ofSeconds(5))
            .setRpcTimeoutMultiplier(1)
            .setMaxRpcTimeoutDuration(Duration.ofSeconds(5))
            .setTotalTimeoutDuration(LONGEST)
            .build();

    private PubSubCalls() {}

    /** Asks once per subscription; completes when the answer is there. */
    static Mono<Void> stored(Supplier<ApiFuture<?>> request) {
        return Mono.create(sink -> {
            var stored = request.get();
            var outcome = new Outcome(sink);
            sink.onCancel(() -> {
                outcome.nobodyWaits();
                stored.cancel(false);
            });
            ApiFutures.addCallback(stored, outcome, MoreExecutors.directExecutor());
        });
    }

    /** Hands the outcome on; a failure that nobody waits for any more is nobody's, and Reactor would log it as an error. */
    private static final class Outcome implements ApiFutureCallback<Object> {

        private final MonoSink<Void> sink;
        private volatile boolean unwanted;

        Outcome(MonoSink<Void> sink) {
            this.sink = sink;
        }

        void nobodyWaits() {
            unwanted = true;
        }

        @Override
        public void onSuccess(Object response) {
            sink.success();
        }

        @Override
        public void onFailure(Throwable failure) {
            if (!unwanted) {
                sink.error(failure);
            }
        }
    }
}
