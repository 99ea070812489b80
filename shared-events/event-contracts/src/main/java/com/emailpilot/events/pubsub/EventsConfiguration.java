package com.emailpilot.events.pubsub;

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
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Publishing and receiving events in a Spring application, on the Pub/Sub beans of Spring Cloud GCP. */
@Configuration(proxyBeanMethods = false)
public class EventsConfiguration {

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

    @Bean
    Topology topology() {
        return Topology.load();
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
