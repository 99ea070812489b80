package com.emailpilot.events.pubsub;

import com.emailpilot.events.DownstreamTopology;
import com.emailpilot.events.EventCodec;
import com.emailpilot.events.EventMetrics;
import com.emailpilot.events.EventPublisher;
import com.emailpilot.events.EventSubscriptions;
import com.emailpilot.events.MicrometerEventMetrics;
import com.emailpilot.events.Topology;
import com.google.api.gax.core.CredentialsProvider;
import com.google.api.gax.core.NoCredentialsProvider;
import com.google.api.gax.rpc.TransportChannelProvider;
import com.google.cloud.spring.core.GcpProjectIdProvider;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Publishing and receiving events in a Spring application, on the Pub/Sub beans of Spring Cloud GCP. */
@Configuration(proxyBeanMethods = false)
public class EventsConfiguration {

    private static final String DOWNSTREAM = "emailpilot.events.downstream";
    private static final Pattern SUBSCRIPTION = Pattern.compile("(?!goog)[a-zA-Z][a-zA-Z0-9._-]{2,200}");

    /** Where Pub/Sub is an emulator there is nothing to log in to; looking for credentials would only log a failure. */
    @Bean
    @ConditionalOnProperty("spring.cloud.gcp.pubsub.emulator-host")
    CredentialsProvider googleCredentials() {
        return NoCredentialsProvider.create();
    }

    @Bean
    EventCodec eventCodec() {
        return new EventCodec();
    }

    /** With the subscriptions of other services whose dead letters are kept here, and whom events are replayed for. */
    @Bean
    Topology topology(Environment environment) {
        var downstream = environment.getProperty(DOWNSTREAM, String[].class, new String[0]);
        return Arrays.stream(downstream)
                .map(EventsConfiguration::checked)
                .reduce(Topology.load(), DownstreamTopology::including, (_, whole) -> whole);
    }

    private static String checked(String subscription) {
        if (!SUBSCRIPTION.matcher(subscription.strip()).matches()) {
            throw new IllegalStateException(
                    "EMAILPILOT_EVENTS_DOWNSTREAM holds names of subscriptions, such as reports.clients,exports.clients");
        }
        return subscription.strip();
    }

    @Bean
    EventMetrics eventMetrics(MeterRegistry registry) {
        return new MicrometerEventMetrics(registry);
    }

    /** Not closed with the context: its channels belong to the beans they came from. */
    @Bean(destroyMethod = "")
    PubSubConnection pubSubConnection(
            GcpProjectIdProvider project,
            @Qualifier("publisherTransportChannelProvider") TransportChannelProvider publishing,
            @Qualifier("subscriberTransportChannelProvider") TransportChannelProvider subscribing,
            CredentialsProvider credentials) {
        return new PubSubConnection(project.getProjectId(), publishing, subscribing, credentials);
    }

    @Bean
    PubSubTopology pubSubTopology(PubSubConnection connection, Topology topology) {
        return new PubSubTopology(connection, topology);
    }

    @Bean(destroyMethod = "close")
    EventPublisher eventPublisher(PubSubConnection connection, PubSubTopology topology, EventMetrics metrics) {
        return new PubSubEventPublisher(connection, topology, metrics);
    }

    @Bean(destroyMethod = "close")
    EventSubscriptions eventSubscriptions(
            PubSubConnection connection, PubSubTopology topology, EventCodec codec, EventMetrics metrics) {
        return new PubSubEventSubscriptions(connection, topology, codec, metrics);
    }
}
