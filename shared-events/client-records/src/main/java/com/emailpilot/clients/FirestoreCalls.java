package com.emailpilot.clients;

import com.google.api.core.ApiFuture;
import com.google.api.core.ApiFutureCallback;
import com.google.api.core.ApiFutures;
import com.google.api.gax.grpc.GrpcCallContext;
import com.google.api.gax.retrying.RetrySettings;
import com.google.api.gax.rpc.ApiCallContext;
import com.google.api.gax.rpc.StatusCode;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/**
 * Calls of Google's client as Monos.
 *
 * <p>Answers arrive on gRPC's pool for callbacks, not on its network threads, and go on from there without a change of
 * thread.
 */
final class FirestoreCalls {

    /** Repeats what met an unavailable server, all within 5 s. */
    static final ApiCallContext WITHIN_5_SECONDS = within(Duration.ofSeconds(5));

    private FirestoreCalls() {}

    /** Calls at each subscription; a cancelled Mono cancels its call. */
    static <T> Mono<T> untilCancelled(Supplier<ApiFuture<T>> call) {
        return Mono.create(sink -> {
            var future = call.get();
            var answer = new Answer<T>(sink);
            sink.onCancel(() -> {
                answer.nobodyWaits();
                future.cancel(true);
            });
            ApiFutures.addCallback(future, answer, Runnable::run);
        });
    }

    /** Calls at each subscription; the call goes on when nobody waits for its answer any more. */
    static <T> Mono<T> toTheEnd(Supplier<ApiFuture<T>> call) {
        return Mono.create(sink -> {
            var answer = new Answer<T>(sink);
            sink.onCancel(answer::nobodyWaits);
            ApiFutures.addCallback(call.get(), answer, Runnable::run);
        });
    }

    private static ApiCallContext within(Duration total) {
        var settings = RetrySettings.newBuilder()
                .setTotalTimeoutDuration(total)
                .setInitialRpcTimeoutDuration(total)
                .setMaxRpcTimeoutDuration(total)
                .setInitialRetryDelayDuration(Duration.ofMillis(50))
                .setRetryDelayMultiplier(2)
                .setMaxRetryDelayDuration(Duration.ofSeconds(1))
                .build();
        return GrpcCallContext.createDefault()
                .withRetrySettings(settings)
                .withRetryableCodes(Set.of(StatusCode.Code.UNAVAILABLE));
    }

    /** Hands the answer on; a failure that nobody waits for any more is nobody's, and Reactor would log it as an error. */
    private static final class Answer<T> implements ApiFutureCallback<T> {

        private final MonoSink<T> sink;
        private volatile boolean unwanted;

        Answer(MonoSink<T> sink) {
            this.sink = sink;
        }

        void nobodyWaits() {
            unwanted = true;
        }

        @Override
        public void onSuccess(T answer) {
            sink.success(answer);
        }

        @Override
        public void onFailure(Throwable failure) {
            if (!unwanted) {
                sink.error(failure);
            }
        }
    }
}
