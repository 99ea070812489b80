package com.emailpilot.gateway.live;

import com.emailpilot.clients.ClientRecords;
import com.emailpilot.events.EventSubscriptions;
import com.emailpilot.gateway.clients.ClientRows;
import com.emailpilot.gateway.signin.SessionLife;
import java.time.Clock;
import java.util.UUID;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;

/** The stream of what happens. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LiveProperties.class)
@Import(LiveController.class)
public class LiveConfiguration {

    private final String instance = UUID.randomUUID().toString();

    @Bean
    LiveFeed liveFeed(LiveProperties limits, SessionLife sessions, Clock clock) {
        return new LiveFeed(instance, limits, sessions, clock);
    }

    @Bean
    LiveSubscriber liveSubscriber(EventSubscriptions subscriptions, LiveEvents events, ClientRows rows, LiveFeed feed) {
        return new LiveSubscriber(subscriptions, events, rows, feed, instance);
    }

    @Bean
    LiveEvents liveEvents(ClientRecords records, ClientRows rows, JsonMapper json, LiveFeed feed, Clock clock) {
        return new LiveEvents(records, rows, new LiveNotes(json), feed, clock);
    }
}
