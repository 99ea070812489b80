package com.emailpilot.system.running;

import io.grpc.ClientCall;
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
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Stands between one service and Firestore: knows every call, can lose an answer on its way back, be slow, and break. */
public final class FirestoreWire implements AutoCloseable {

    /** A connection that is half made holds up {@link #cut} for as long. */
    private static final int HANDSHAKE_SECONDS = 5;

    private final Queue<Call> calls = new ConcurrentLinkedQueue<>();
    private final AtomicReference<@Nullable Predicate<Call>> toLose = new AtomicReference<>();
    private final ScheduledExecutorService late =
            Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());
    private final ManagedChannel emulator;
    private final int port;
    private volatile Duration delay = Duration.ZERO;
    private volatile Server server;

    FirestoreWire(String emulatorHost) {
        this.emulator = Grpc.newChannelBuilder(emulatorHost, InsecureChannelCredentials.create())
                .maxInboundMessageSize(Integer.MAX_VALUE)
                .build();
        this.server = listening(0);
        this.port = server.getPort();
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
        return "127.0.0.1:" + port;
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

    /** Every answer comes this much later, until {@link #mend}. */
    public void slow(Duration by) {
        delay = by;
    }

    /** Breaks every connection and takes no other, until {@link #mend}. */
    public void cut() {
        try {
            server.shutdownNow().awaitTermination();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Calls pass as usual from now on. */
    public void mend() {
        delay = Duration.ZERO;
        if (server.isShutdown()) {
            server = listening(port);
        }
    }

    @Override
    public void close() {
        server.shutdownNow();
        emulator.shutdownNow();
        late.shutdownNow();
    }

    boolean loses(Call call) {
        calls.add(call);
        var wanted = toLose.get();
        return wanted != null && wanted.test(call) && toLose.compareAndSet(wanted, null);
    }

    private ClientCall.Listener<byte[]> delayed(ClientCall.Listener<byte[]> answers) {
        return delay.isZero() ? answers : new LateAnswers(answers, late, delay);
    }

    private Server listening(int wanted) {
        try {
            return Grpc.newServerBuilderForPort(wanted, InsecureServerCredentials.create())
                    .fallbackHandlerRegistry(new EveryMethod())
                    .handshakeTimeout(HANDSHAKE_SECONDS, TimeUnit.SECONDS)
                    .maxInboundMessageSize(Integer.MAX_VALUE)
                    .build()
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class EveryMethod extends HandlerRegistry {

        @Override
        public ServerMethodDefinition<?, ?> lookupMethod(String name, @Nullable String authority) {
            var bytes = new BytesMarshaller();
            var method = MethodDescriptor.newBuilder(bytes, bytes)
                    .setFullMethodName(name)
                    .setType(MethodDescriptor.MethodType.UNKNOWN)
                    .build();
            return ServerMethodDefinition.create(
                    method, new PassedOn(emulator, FirestoreWire.this::loses, FirestoreWire.this::delayed));
        }
    }
}
