package com.emailpilot.events.pubsub;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.emulators.SharedEmulators;
import com.emailpilot.events.Topology;
import com.google.cloud.pubsub.v1.SubscriptionAdminClient;
import com.google.cloud.pubsub.v1.SubscriptionAdminSettings;
import com.google.pubsub.v1.ProjectName;
import com.google.pubsub.v1.Subscription;
import com.google.pubsub.v1.SubscriptionName;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PubSubTopologyIT {

    private final Topology topology = Topology.load();
    private final PubSubConnection connection =
            PubSubConnection.emulator(SharedEmulators.pubSubHost(), SharedEmulators.freshProjectId());
    private final PubSubTopology maker = new PubSubTopology(connection, topology);
    private SubscriptionAdminClient admin;

    @BeforeEach
    void openAdmin() throws IOException {
        admin = SubscriptionAdminClient.create(SubscriptionAdminSettings.newBuilder()
                .setTransportChannelProvider(connection.subscribing())
                .setCredentialsProvider(connection.credentials())
                .build());
    }

    @AfterEach
    void close() {
        admin.close();
        maker.close();
        connection.close();
    }

    @Test
    void makesEverySubscriptionOfTheFile() {
        maker.ensure();

        assertThat(subscriptions())
                .containsExactlyInAnyOrderElementsOf(topology.subscriptions().stream()
                        .map(Topology.Subscription::name)
                        .toList());
    }

    @Test
    void findsNoDifferenceFromWhatItMade() {
        maker.ensure();

        assertThat(maker.differences()).isEmpty();
    }

    @Test
    void saysWhatIsMissing() {
        maker.ensureTopic("enrichment");

        assertThat(maker.differences())
                .contains("topic client-events is missing", "subscription client-provisioner.enrichment is missing")
                .doesNotContain("topic enrichment is missing");
    }

    @Test
    void mayRunTwiceAndBesideItself() {
        IntStream.range(0, 8).parallel().forEach(_ -> maker.ensure());

        assertThat(subscriptions()).hasSameSizeAs(topology.subscriptions());
    }

    @Test
    void makesATopicWithAllThatWouldMissItsMessages() {
        maker.ensureTopic("client-events");

        assertThat(subscriptions())
                .containsExactlyInAnyOrder(
                        "client-provisioner.enrichment",
                        "client-provisioner.enrichment.dead-letter",
                        "oauth-gateway.notifications",
                        "oauth-gateway.notifications.dead-letter");
    }

    @Test
    void makesSubscriptionsAsTheFileSays() {
        maker.ensureSubscription("client-provisioner.connections");

        Subscription made = subscription("client-provisioner.connections");
        assertThat(made.getAckDeadlineSeconds()).isEqualTo(60);
        assertThat(made.getEnableMessageOrdering()).isFalse();
        assertThat(made.getRetryPolicy().getMinimumBackoff().getSeconds()).isEqualTo(1);
        assertThat(made.getRetryPolicy().getMaximumBackoff().getSeconds()).isEqualTo(60);
        assertThat(made.getDeadLetterPolicy().getMaxDeliveryAttempts()).isEqualTo(5);
        assertThat(made.getDeadLetterPolicy().getDeadLetterTopic())
                .endsWith("/topics/client-provisioner.connections.dead-letter");
        assertThat(made.getMessageRetentionDuration().getSeconds()).isEqualTo(604_800);
        assertThat(made.getExpirationPolicy().hasTtl()).isFalse();
        assertThat(made.getFilter())
                .isEqualTo("NOT attributes:replay-target"
                        + " OR attributes.replay-target = \"client-provisioner.connections\"");
    }

    @Test
    void hidesNoDeadLetterByAFilter() {
        maker.ensureSubscription("client-provisioner.connections.dead-letter");

        assertThat(subscription("client-provisioner.connections.dead-letter").getFilter())
                .isEmpty();
    }

    @Test
    void makesLiveSubscriptionsThatExpire() {
        String name = maker.ensureLive("oauth-gateway.live-clients", "instance-1");

        Subscription made = subscription(name);
        assertThat(name).isEqualTo("oauth-gateway.live-clients.instance-1");
        assertThat(made.getExpirationPolicy().getTtl().getSeconds()).isEqualTo(86_400);
        assertThat(made.getMessageRetentionDuration().getSeconds()).isEqualTo(86_400);
        assertThat(made.hasDeadLetterPolicy()).isFalse();
    }

    private List<String> subscriptions() {
        return StreamSupport.stream(
                        admin.listSubscriptions(ProjectName.of(connection.projectId()))
                                .iterateAll()
                                .spliterator(),
                        false)
                .map(subscription ->
                        SubscriptionName.parse(subscription.getName()).getSubscription())
                .toList();
    }

    private Subscription subscription(String name) {
        return admin.getSubscription(SubscriptionName.of(connection.projectId(), name));
    }
}
