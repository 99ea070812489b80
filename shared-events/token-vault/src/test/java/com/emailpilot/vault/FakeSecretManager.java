package com.emailpilot.vault;

import com.google.api.gax.core.NoCredentialsProvider;
import com.google.api.gax.grpc.InstantiatingGrpcChannelProvider;
import com.google.cloud.secretmanager.v1.AccessSecretVersionRequest;
import com.google.cloud.secretmanager.v1.AccessSecretVersionResponse;
import com.google.cloud.secretmanager.v1.SecretManagerServiceClient;
import com.google.cloud.secretmanager.v1.SecretManagerServiceGrpc.SecretManagerServiceImplBase;
import com.google.cloud.secretmanager.v1.SecretManagerServiceSettings;
import com.google.cloud.secretmanager.v1.SecretPayload;
import com.google.protobuf.ByteString;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Secret Manager's gRPC interface on this machine, with the secrets that a test puts in. */
final class FakeSecretManager extends SecretManagerServiceImplBase implements AutoCloseable {

    private final Map<String, String> payloads = new ConcurrentHashMap<>();
    private final Semaphore accesses = new Semaphore(0);
    private final Server server;
    private final SecretManagerServiceClient client;

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

    void put(String version, String payload) {
        payloads.put(version, payload);
    }

    void remove(String version) {
        payloads.remove(version);
    }

    /** Waits until the secrets were read so many times since the last question. */
    boolean wasRead(int times) throws InterruptedException {
        return accesses.tryAcquire(times, 10, TimeUnit.SECONDS);
    }

    @Override
    public void accessSecretVersion(
            AccessSecretVersionRequest request, StreamObserver<AccessSecretVersionResponse> answers) {
        accesses.release();
        var payload = payloads.get(request.getName());
        if (payload == null) {
            answers.onError(Status.NOT_FOUND.asRuntimeException());
            return;
        }
        answers.onNext(AccessSecretVersionResponse.newBuilder()
                .setName(request.getName())
                .setPayload(SecretPayload.newBuilder().setData(ByteString.copyFromUtf8(payload)))
                .build());
        answers.onCompleted();
    }

    @Override
    public void close() {
        client.close();
        server.shutdownNow();
    }
}
