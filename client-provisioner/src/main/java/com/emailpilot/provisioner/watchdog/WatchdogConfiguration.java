package com.emailpilot.provisioner.watchdog;

import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.Conflicts;
import com.emailpilot.clients.Documents;
import com.emailpilot.clients.Outbox;
import com.emailpilot.clients.OutboxRelay;
import com.emailpilot.events.Topology;
import com.emailpilot.events.pubsub.PubSubTopology;
import com.emailpilot.klaviyo.KlaviyoHttp;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.LocalDate;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the watchdog is made of. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WatchdogProperties.class)
public class WatchdogConfiguration {

    @Bean
    Watch overdueRefreshes(ClientRecords clients, WatchdogProperties properties) {
        return new OverdueRefreshes(clients, properties);
    }

    @Bean
    Watch missingRefreshes(ClientRecords clients, WatchdogProperties properties) {
        return new MissingRefreshes(clients, properties);
    }

    @Bean
    Watch stuckOutboxes(Documents documents, Topology topology, WatchdogProperties properties) {
        return new StuckOutboxes(documents, topology.services(), properties);
    }

    @Bean
    Watch missingSubscriptions(PubSubTopology topology, WatchdogProperties properties) {
        return new MissingSubscriptions(topology::missing, properties);
    }

    @Bean
    Watch retiringRevision(ClientRecords clients, WatchdogProperties properties) {
        return new RetiringRevision(clients, LocalDate.parse(KlaviyoHttp.REVISION), properties);
    }

    @Bean
    AlertCommits alertCommits(Documents documents, Outbox outbox, OutboxRelay relay, Conflicts conflicts) {
        return new AlertCommits(documents, outbox, relay, conflicts);
    }

    @Bean
    WatchdogMetrics watchdogMetrics(MeterRegistry registry, List<Watch> watches) {
        var metrics = new WatchdogMetrics(registry);
        metrics.watch(watches);
        return metrics;
    }

    @Bean
    WatchOver watchOver(Documents documents, List<Watch> watches, AlertCommits commits, WatchdogMetrics metrics) {
        return new WatchOver(documents, watches, commits, metrics);
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    WatchdogSchedule watchdogSchedule(WatchOver watchOver, WatchdogProperties properties) {
        return new WatchdogSchedule(watchOver, properties);
    }
}
