package com.emailpilot.system.running;

import io.grpc.Grpc;
import io.grpc.HandlerRegistry;
import io.grpc.InsecureChannelCredentials;
import io.grpc.InsecureServerCredentials;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerMethodDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Stands between one service and Firestore: knows every call, and can lose an answer on its way back. */
public final class FirestoreWire implements AutoCloseable {

    private final Queue<Call> calls = new ConcurrentLinkedQueue<>();
    private final AtomicReference<@Nullable Predicate<Call>> toLose = new AtomicReference<>();
    private final ManagedChannel emulator;
    private final Server server;

    FirestoreWire(String emulatorHost) {
        this.emulator = Grpc.newChannelBuilder(emulatorHost, InsecureChannelCredentials.create())
                .maxInboundMessageSize(Integer.MAX_VALUE)
                .build();
        try {
            this.server = Grpc.newServerBuilderForPort(0, InsecureServerCredentials.create())
                    .fallbackHandlerRegistry(new EveryMethod())
                    .maxInboundMessageSize(Integer.MAX_VALUE)
                    .build()
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * One call of the service.
     *
     * @param method its name alone, for example {@code Commit}
     * @param request the bytes of its first message as Latin-1: names of documents and fields can be read in it
     */
    public record Call(String method, String request) {

        /** Whether the request names this collection. */
        public boolean concerns(String collection) {
            return request.contains("/documents/" + collection + "/");
        }
    }

    /** Host and port for the service. */
    public String host() {
        return "127.0.0.1:" + server.getPort();
    }

    /** Everything so far, in order. */
    public List<Call> calls() {
        return List.copyOf(calls);
    }

    /** Lets the next call that fits take effect and look unavailable: its answer is lost, once. */
    public void loseNextAnswer(Predicate<Call> call) {
        toLose.set(call);
    }

    /** Whether the answer that was to be lost has been lost. */
    public boolean hasLostIt() {
        return toLose.get() == null;
    }

    @Override
    public void close() {
        server.shutdownNow();
        emulator.shutdownNow();
    }

    boolean loses(Call call) {
        calls.add(call);
        var wanted = toLose.get();
        return wanted != null && wanted.test(call) && toLose.compareAndSet(wanted, null);
    }

    private final class EveryMethod extends HandlerRegistry {

        @Override
        public ServerMethodDefinition<?, ?> lookupMethod(String name, @Nullable String authority) {
            var bytes = new BytesMarshaller();
            var method = MethodDescriptor.newBuilder(bytes, bytes)
                    .setFullMethodName(name)
                    .setType(MethodDescriptor.MethodType.UNKNOWN)
                    .build();
            return ServerMethodDefinition.create(method, new PassedOn(emulator, FirestoreWire.this::loses));
        }
    }
}
