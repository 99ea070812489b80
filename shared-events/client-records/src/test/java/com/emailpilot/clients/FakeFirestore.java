package com.emailpilot.clients;

import com.google.cloud.firestore.Firestore;
import com.google.firestore.v1.CommitRequest;
import com.google.firestore.v1.CommitResponse;
import io.grpc.Grpc;
import io.grpc.InsecureServerCredentials;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that takes commits and answers as told, for faults that an emulator does not have. */
final class FakeFirestore implements AutoCloseable {

    static final Instant COMMIT_TIME = Instant.parse("2026-03-01T12:00:00.000001Z");

    private static final String SERVICE = "google.firestore.v1.Firestore";

    private final Queue<Status> answers;
    private final List<CommitRequest> commits = new CopyOnWriteArrayList<>();
    private final Server server;
    private final Firestore client;

    /**
     * @param answers to the commits in turn; {@code CANCELLED} is no answer at all
     */
    FakeFirestore(Status... answers) throws IOException {
        this.answers = new ArrayDeque<>(List.of(answers));
        server = Grpc.newServerBuilderForPort(0, InsecureServerCredentials.create())
                .addService(ServerServiceDefinition.builder(SERVICE)
                        .addMethod(commit(), ServerCalls.asyncUnaryCall(this::answer))
                        .build())
                .build()
                .start();
        client = TestFirestore.at("127.0.0.1:" + server.getPort(), "fake");
    }

    Documents documents() {
        return new FirestoreDocuments(client);
    }

    List<CommitRequest> commits() {
        return commits;
    }

    @Override
    public void close() {
        client.shutdownNow();
        server.shutdownNow();
    }

    private synchronized void answer(CommitRequest request, StreamObserver<CommitResponse> client) {
        commits.add(request);
        var status = answers.remove();
        if (status.isOk()) {
            client.onNext(CommitResponse.newBuilder()
                    .setCommitTime(FirestoreValues.timestamp(COMMIT_TIME))
                    .build());
            client.onCompleted();
        } else if (status.getCode() != Status.Code.CANCELLED) {
            client.onError(status.asRuntimeException());
        }
    }

    private static MethodDescriptor<CommitRequest, CommitResponse> commit() {
        return MethodDescriptor.<CommitRequest, CommitResponse>newBuilder()
                .setType(MethodDescriptor.MethodType.UNARY)
                .setFullMethodName(MethodDescriptor.generateFullMethodName(SERVICE, "Commit"))
                .setRequestMarshaller(ProtoUtils.marshaller(CommitRequest.getDefaultInstance()))
                .setResponseMarshaller(ProtoUtils.marshaller(CommitResponse.getDefaultInstance()))
                .build();
    }
}
