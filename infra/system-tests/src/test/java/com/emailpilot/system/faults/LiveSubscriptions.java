package com.emailpilot.system.faults;

import com.emailpilot.system.running.SystemUnderTest;
import com.google.cloud.pubsub.v1.SubscriptionAdminClient;
import com.google.cloud.pubsub.v1.SubscriptionAdminSettings;
import com.google.common.collect.Sets;
import com.google.pubsub.v1.ProjectName;
import com.google.pubsub.v1.Subscription;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * The subscriptions that each gateway makes for itself. Those of a dead one expire after a day; until then the emulator
 * gets slower with every message that nobody takes, so a test with many dead ones lets them expire at once.
 */
final class LiveSubscriptions implements AutoCloseable {

    private final SubscriptionAdminClient admin;
    private final ProjectName project;

    LiveSubscriptions(SystemUnderTest system) {
        var connection = system.pubSub();
        this.project = ProjectName.of(connection.projectId());
        try {
            this.admin = SubscriptionAdminClient.create(SubscriptionAdminSettings.newBuilder()
                    .setTransportChannelProvider(connection.subscribing())
                    .setCredentialsProvider(connection.credentials())
                    .build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names of all that are there. */
    Set<String> all() {
        return StreamSupport.stream(
                        admin.listSubscriptions(project).iterateAll().spliterator(), false)
                .map(Subscription::getName)
                .filter(name -> name.contains("/oauth-gateway.live-"))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Names of all but these. */
    Set<String> allBut(Set<String> others) {
        return Set.copyOf(Sets.difference(all(), others));
    }

    void expire(Set<String> names) {
        names.forEach(admin::deleteSubscription);
    }

    @Override
    public void close() {
        admin.close();
    }
}
