package com.emailpilot.events.pubsub;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.MethodDescriptor;
import org.jspecify.annotations.Nullable;

/**
 * Ends streams before they are cancelled. Google's client cancels its streams when it stops, and the emulator goes on
 * handing messages to a stream that was cancelled, each of which then waits for its deadline.
 */
final class OrderlyEnd implements ClientInterceptor {

    @Override
    public <Q, A> ClientCall<Q, A> interceptCall(MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
        var call = next.newCall(method, options);
        return method.getType() == MethodDescriptor.MethodType.BIDI_STREAMING ? new Stream<>(call) : call;
    }

    private static final class Stream<Q, A> extends SimpleForwardingClientCall<Q, A> {

        private boolean ended;

        Stream(ClientCall<Q, A> call) {
            super(call);
        }

        @Override
        public synchronized void halfClose() {
            ended = true;
            super.halfClose();
        }

        @Override
        public synchronized void cancel(@Nullable String message, @Nullable Throwable cause) {
            if (ended) {
                super.cancel(message, cause);
            } else {
                halfClose();
            }
        }
    }
}
