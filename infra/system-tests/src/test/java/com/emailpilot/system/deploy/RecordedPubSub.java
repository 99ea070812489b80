package com.emailpilot.system.deploy;

import com.emailpilot.events.Topology;
import com.emailpilot.events.pubsub.PubSubConnection;
import com.emailpilot.events.pubsub.PubSubTopology;
import com.google.pubsub.v1.PublisherGrpc;
import com.google.pubsub.v1.SubscriberGrpc;
import com.google.pubsub.v1.Subscription;
import com.google.pubsub.v1.Topic;
import io.grpc.Grpc;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What {@link PubSubTopology} asks Pub/Sub to make, by name: its real requests, answered by nobody else. */
final class RecordedPubSub {

    static final String PROJECT = "some-project";

    private final Map<String, Topic> topics = new ConcurrentHashMap<>();
    private final Map<String, Subscription> subscriptions = new ConcurrentHashMap<>();

    static RecordedPubSub ofTopology() throws IOException {
        var recorded = new RecordedPubSub();
        Server server = Grpc.newServerBuilderForPort(0, InsecureServerCredentials.create())
                .addService(recorded.new Publishing())
                .addService(recorded.new Subscribing())
                .build()
                .start();
        try (var connection = PubSubConnection.emulator("127.0.0.1:" + server.getPort(), PROJECT);
                var topology = new PubSubTopology(connection, Topology.load())) {
            topology.ensure();
        } finally {
            server.shutdownNow();
        }
        return recorded;
    }

    Map<String, Topic> topics() {
        return Map.copyOf(topics);
    }

    Map<String, Subscription> subscriptions() {
        return Map.copyOf(subscriptions);
    }

    private static String shortName(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    private static <T> void answer(StreamObserver<T> observer, T made) {
        observer.onNext(made);
        observer.onCompleted();
    }

    private final class Publishing extends PublisherGrpc.PublisherImplBase {
        @Override
        public void createTopic(Topic request, StreamObserver<Topic> observer) {
            topics.put(shortName(request.getName()), request);
            answer(observer, request);
        }
    }

    private final class Subscribing extends SubscriberGrpc.SubscriberImplBase {
        @Override
        public void createSubscription(Subscription request, StreamObserver<Subscription> observer) {
            subscriptions.put(shortName(request.getName()), request);
            answer(observer, request);
        }
    }
}
