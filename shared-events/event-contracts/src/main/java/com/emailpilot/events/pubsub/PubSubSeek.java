package com.emailpilot.events.pubsub;

import com.google.api.gax.rpc.ApiException;
import com.google.api.gax.rpc.NotFoundException;
import com.google.cloud.pubsub.v1.SubscriptionAdminClient;
import com.google.cloud.pubsub.v1.SubscriptionAdminSettings;
import com.google.protobuf.util.Timestamps;
import com.google.pubsub.v1.SeekRequest;
import com.google.pubsub.v1.SnapshotName;
import com.google.pubsub.v1.SubscriptionName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;

/**
 * Sets a subscription back, or forth, by Pub/Sub itself: to a time, as far as it keeps what was acknowledged, or to a
 * snapshot. Every method blocks for as long as Pub/Sub takes, and may run twice.
 */
public final class PubSubSeek implements AutoCloseable {

    private final String projectId;
    private final SubscriptionAdminClient admin;

    public PubSubSeek(PubSubConnection connection) {
        this.projectId = connection.projectId();
        try {
            this.admin = SubscriptionAdminClient.create(SubscriptionAdminSettings.newBuilder()
                    .setTransportChannelProvider(connection.subscribing())
                    .setCredentialsProvider(connection.credentials())
                    .build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Everything that was published since then counts as not acknowledged, everything before as acknowledged.
     *
     * <p>What was acknowledged comes again as far as the topic keeps its messages. An emulator's topic keeps none: there
     * only what is older is dropped.
     */
    public void toTime(String subscription, Instant time) {
        seek(SeekRequest.newBuilder()
                .setSubscription(SubscriptionName.format(projectId, subscription))
                .setTime(Timestamps.fromMillis(time.toEpochMilli()))
                .build());
    }

    /** What was acknowledged when the snapshot was taken counts as acknowledged, and nothing else. */
    public void toSnapshot(String subscription, String snapshot) {
        seek(SeekRequest.newBuilder()
                .setSubscription(SubscriptionName.format(projectId, subscription))
                .setSnapshot(SnapshotName.format(projectId, snapshot))
                .build());
    }

    /** Keeps what a subscription has not acknowledged now, for seven days at most. */
    public void take(String snapshot, String subscription) {
        try {
            var _ = admin.createSnapshot(
                    SnapshotName.of(projectId, snapshot), SubscriptionName.of(projectId, subscription));
        } catch (ApiException e) {
            throw explained(e);
        }
    }

    @Override
    public void close() {
        admin.close();
    }

    private void seek(SeekRequest request) {
        try {
            var _ = admin.seek(request);
        } catch (ApiException e) {
            throw explained(e);
        }
    }

    private static RuntimeException explained(ApiException refused) {
        return refused instanceof NotFoundException
                ? new IllegalArgumentException("There is no such subscription or snapshot.", refused)
                : refused;
    }
}
