package com.emailpilot.events.pubsub;

import com.google.pubsub.v1.StreamingPullRequest;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.MethodDescriptor;

/**
 * Keeps the pings of Google's client from emulators, most of which never answer one.
 *
 * @see <a href="https://github.com/googleapis/google-cloud-java/issues/14348">google-cloud-java 14348</a>
 */
final class WithoutPings implements ClientInterceptor {

    @Override
    public <Q, A> ClientCall<Q, A> interceptCall(MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
        return new SimpleForwardingClientCall<>(next.newCall(method, options)) {
            @Override
            public void sendMessage(Q message) {
                if (StreamingPullRequest.getDefaultInstance().equals(message)) {
                    // the client, which takes it for unsent, waits for no answer and ends no stream for want of one
                    throw new IllegalStateException("Emulators are not pinged");
                }
                super.sendMessage(message);
            }
        };
    }
}
