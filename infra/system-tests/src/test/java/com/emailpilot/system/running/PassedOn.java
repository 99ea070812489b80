package com.emailpilot.system.running;

import com.emailpilot.system.running.FirestoreWire.Call;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.Status;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Passes calls of any kind on, message by message, and the answers back. */
final class PassedOn implements ServerCallHandler<byte[], byte[]> {

    /** An answer of many documents is not to wait for each of them in turn. */
    private static final int MESSAGES_UNDER_WAY = 100;

    private final Channel target;
    private final Predicate<Call> loses;
    private final UnaryOperator<ClientCall.Listener<byte[]>> delayed;

    PassedOn(Channel target, Predicate<Call> loses, UnaryOperator<ClientCall.Listener<byte[]>> delayed) {
        this.target = target;
        this.loses = loses;
        this.delayed = delayed;
    }

    @Override
    public ServerCall.Listener<byte[]> startCall(ServerCall<byte[], byte[]> caller, Metadata headers) {
        var onward = target.newCall(caller.getMethodDescriptor(), CallOptions.DEFAULT);
        var requests = new Requests(caller, onward);
        onward.start(delayed.apply(new Answers(caller, onward, requests)), headers);
        caller.request(1);
        onward.request(MESSAGES_UNDER_WAY);
        return requests;
    }

    private final class Requests extends ServerCall.Listener<byte[]> {

        private final ServerCall<byte[], byte[]> caller;
        private final ClientCall<byte[], byte[]> onward;
        private boolean first = true;
        private volatile boolean lost;

        Requests(ServerCall<byte[], byte[]> caller, ClientCall<byte[], byte[]> onward) {
            this.caller = caller;
            this.onward = onward;
        }

        @Override
        public void onMessage(byte[] message) {
            if (first) {
                first = false;
                var name = String.valueOf(caller.getMethodDescriptor().getBareMethodName());
                lost = loses.test(new Call(name, new String(message, StandardCharsets.ISO_8859_1)));
            }
            onward.sendMessage(message);
            caller.request(1);
        }

        @Override
        public void onHalfClose() {
            onward.halfClose();
        }

        @Override
        public void onCancel() {
            onward.cancel("the caller is gone", null);
        }
    }

    private static final class Answers extends ClientCall.Listener<byte[]> {

        private final ServerCall<byte[], byte[]> caller;
        private final ClientCall<byte[], byte[]> onward;
        private final Requests requests;

        Answers(ServerCall<byte[], byte[]> caller, ClientCall<byte[], byte[]> onward, Requests requests) {
            this.caller = caller;
            this.onward = onward;
            this.requests = requests;
        }

        @Override
        public void onHeaders(Metadata headers) {
            if (!requests.lost) {
                caller.sendHeaders(headers);
            }
        }

        @Override
        public void onMessage(byte[] message) {
            if (!requests.lost) {
                caller.sendMessage(message);
            }
            onward.request(1);
        }

        @Override
        public void onClose(Status status, Metadata trailers) {
            if (!caller.isCancelled()) {
                caller.close(requests.lost ? Status.UNAVAILABLE.withDescription("answer lost") : status, trailers);
            }
        }
    }
}
