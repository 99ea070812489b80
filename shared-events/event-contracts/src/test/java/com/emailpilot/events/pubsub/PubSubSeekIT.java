package com.emailpilot.events.pubsub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.emailpilot.emulators.SharedEmulators;
import com.emailpilot.events.EventBusContract;
import com.emailpilot.events.TestEvents;
import com.google.cloud.pubsub.v1.SubscriptionAdminClient;
import com.google.cloud.pubsub.v1.SubscriptionAdminSettings;
import com.google.pubsub.v1.PullRequest;
import com.google.pubsub.v1.ReceivedMessage;
import com.google.pubsub.v1.SubscriptionName;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PubSubSeekIT {

    private static final String SUBSCRIPTION = "client-provisioner.connections";
    private static final Instant LATER = Instant.parse("2100-01-01T00:00:00Z");

    private final TestBus bus = TestBus.at(SharedEmulators.pubSubHost(), SharedEmulators.freshProjectId());
    private final PubSubSeek unit = new PubSubSeek(bus.connection());
    private final SubscriptionAdminClient admin;

    PubSubSeekIT() throws IOException {
        admin = SubscriptionAdminClient.create(SubscriptionAdminSettings.newBuilder()
                .setTransportChannelProvider(bus.connection().subscribing())
                .setCredentialsProvider(bus.connection().credentials())
                .build());
    }

    @BeforeEach
    void publish() {
        bus.topology().ensure();
        bus.publisher()
                .publish(EventBusContract.message(TestEvents.klaviyoConnected()))
                .block();
    }

    @AfterEach
    void close() {
        admin.close();
        unit.close();
        bus.close();
    }

    @Test
    void deliversAgainWhatASnapshotKept() {
        unit.take("before-the-bug", SUBSCRIPTION);
        acknowledge(pulled());
        assertThat(pulled()).isEmpty();

        unit.toSnapshot(SUBSCRIPTION, "before-the-bug");

        assertThat(pulled()).hasSize(1);
    }

    @Test
    void dropsWhatIsOlderThanATime() {
        unit.toTime(SUBSCRIPTION, LATER);

        assertThat(pulled()).isEmpty();
    }

    @Test
    void saysWhatThereIsNot() {
        assertThatThrownBy(() -> unit.toTime("nobody.there", LATER)).hasMessageContaining("no such subscription");
        assertThatThrownBy(() -> unit.toSnapshot(SUBSCRIPTION, "never-taken"))
                .hasMessageContaining("no such subscription or snapshot");
    }

    @SuppressWarnings("deprecation") // only so an empty subscription answers at once
    private List<ReceivedMessage> pulled() {
        return admin.pullCallable()
                .call(PullRequest.newBuilder()
                        .setSubscription(
                                SubscriptionName.format(bus.connection().projectId(), SUBSCRIPTION))
                        .setMaxMessages(10)
                        .setReturnImmediately(true)
                        .build())
                .getReceivedMessagesList();
    }

    private void acknowledge(List<ReceivedMessage> messages) {
        admin.acknowledge(
                SubscriptionName.of(bus.connection().projectId(), SUBSCRIPTION),
                messages.stream().map(ReceivedMessage::getAckId).toList());
    }
}
