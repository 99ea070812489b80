package com.emailpilot.events.pubsub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.pubsub.v1.StreamingPullRequest;
import com.google.pubsub.v1.StreamingPullResponse;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ForwardingClientCall;
import io.grpc.MethodDescriptor;
import io.grpc.protobuf.ProtoUtils;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WithoutPingsTest {

    private final List<Object> sent = new ArrayList<>();

    @Test
    void sendsNoPing() {
        var call = call();

        assertThatThrownBy(() -> call.sendMessage(StreamingPullRequest.getDefaultInstance()))
                .isInstanceOf(IllegalStateException.class);

        assertThat(sent).isEmpty();
    }

    @Test
    void sendsEverythingElse() {
        var request = StreamingPullRequest.newBuilder()
                .setSubscription("projects/test/subscriptions/one")
                .build();

        call().sendMessage(request);

        assertThat(sent).containsExactly(request);
    }

    private ClientCall<StreamingPullRequest, StreamingPullResponse> call() {
        var method = MethodDescriptor.newBuilder(
                        ProtoUtils.marshaller(StreamingPullRequest.getDefaultInstance()),
                        ProtoUtils.marshaller(StreamingPullResponse.getDefaultInstance()))
                .setType(MethodDescriptor.MethodType.BIDI_STREAMING)
                .setFullMethodName("google.pubsub.v1.Subscriber/StreamingPull")
                .build();
        return new WithoutPings().interceptCall(method, CallOptions.DEFAULT, new RecordingChannel());
    }

    private final class RecordingChannel extends Channel {

        @Override
        public <Q, A> ClientCall<Q, A> newCall(MethodDescriptor<Q, A> method, CallOptions options) {
            return new ForwardingClientCall<>() {
                @Override
                protected ClientCall<Q, A> delegate() {
                    throw new UnsupportedOperationException();
                }

                @Override
                public void sendMessage(Q message) {
                    sent.add(message);
                }
            };
        }

        @Override
        public String authority() {
            return "test";
        }
    }
}
