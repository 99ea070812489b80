package com.emailpilot.vault;

import com.google.api.gax.core.NoCredentialsProvider;
import com.google.api.gax.grpc.InstantiatingGrpcChannelProvider;
import com.google.cloud.secretmanager.v1.AccessSecretVersionRequest;
import com.google.cloud.secretmanager.v1.AccessSecretVersionResponse;
import com.google.cloud.secretmanager.v1.AddSecretVersionRequest;
import com.google.cloud.secretmanager.v1.SecretManagerServiceClient;
import com.google.cloud.secretmanager.v1.SecretManagerServiceGrpc.SecretManagerServiceImplBase;
import com.google.cloud.secretmanager.v1.SecretManagerServiceSettings;
import com.google.cloud.secretmanager.v1.SecretPayload;
import com.google.cloud.secretmanager.v1.SecretVersion;
import com.google.protobuf.ByteString;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Secret Manager's gRPC interface on this machine, with one secret and its numbered versions. */
final class FakeSecretManager extends SecretManagerServiceImplBase implements AutoCloseable {

    static final String SECRET = "projects/example/secrets/token-keyset";
    static final String LATEST = SECRET + "/versions/latest";

    private final List<SecretPayload> versions = new ArrayList<>();
    private final Semaphore accesses = new Semaphore(0);
    private final Server server;
    private final SecretManagerServiceClient client;
    private int lag;
    private boolean silent;
    private Runnable beforeNextAdd = () -> {};

    FakeSecretManager() throws IOException {
        this.server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .addService(this)
                .build()
                .start();
        this.client = SecretManagerServiceClient.create(SecretManagerServiceSettings.newBuilder()
                .setCredentialsProvider(NoCredentialsProvider.create())
                .setTransportChannelProvider(InstantiatingGrpcChannelProvider.newBuilder()
                        .setEndpoint("127.0.0.1:" + server.getPort())
                        .setChannelConfigurator(channel -> channel.usePlaintext())
                        .build())
                .build());
    }

    SecretManagerServiceClient client() {
        return client;
    }

    synchronized void put(String payload) {
        versions.add(SecretPayload.newBuilder()
                .setData(ByteString.copyFromUtf8(payload))
                .build());
    }

    synchronized void removeAll() {
        versions.clear();
    }

    /** {@code latest} names the version that was so many before the last one, as it may for minutes. */
    synchronized void letLatestLagBehind(int behind) {
        lag = behind;
    }

    /** Nothing is answered any more. */
    synchronized void fallSilent() {
        silent = true;
    }

    /** Somebody else does something right before the next version is added. */
    synchronized void beforeNextAdd(Runnable interference) {
        beforeNextAdd = interference;
    }

    synchronized int newest() {
        return versions.size();
    }

    /** Waits until the secret was read so many times since the last question. */
    boolean wasRead(int times) throws InterruptedException {
        return accesses.tryAcquire(times, 10, TimeUnit.SECONDS);
    }

    @Override
    public void accessSecretVersion(
            AccessSecretVersionRequest request, StreamObserver<AccessSecretVersionResponse> answers) {
        accesses.release();
        answer(answers, to -> access(request.getName(), to));
    }

    @Override
    public void addSecretVersion(AddSecretVersionRequest request, StreamObserver<SecretVersion> answers) {
        interference().run();
        answer(answers, to -> {
            versions.add(request.getPayload());
            to.onNext(SecretVersion.newBuilder()
                    .setName(SECRET + "/versions/" + versions.size())
                    .build());
            to.onCompleted();
        });
    }

    @Override
    public void close() {
        client.close();
        server.shutdownNow();
    }

    private synchronized Runnable interference() {
        var interference = beforeNextAdd;
        beforeNextAdd = () -> {};
        return interference;
    }

    private synchronized <T> void answer(StreamObserver<T> answers, Consumer<StreamObserver<T>> answer) {
        if (!silent) {
            answer.accept(answers);
        }
    }

    private void access(String name, StreamObserver<AccessSecretVersionResponse> answers) {
        int number = name.equals(LATEST)
                ? versions.size() - lag
                : Integer.parseInt(name.substring(name.lastIndexOf('/') + 1));
        if (number < 1 || number > versions.size()) {
            answers.onError(Status.NOT_FOUND.asRuntimeException());
            return;
        }
        answers.onNext(AccessSecretVersionResponse.newBuilder()
                .setName(SECRET + "/versions/" + number)
                .setPayload(versions.get(number - 1))
                .build());
        answers.onCompleted();
    }
}
