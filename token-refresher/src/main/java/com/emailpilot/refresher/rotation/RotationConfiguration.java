package com.emailpilot.refresher.rotation;

import com.emailpilot.events.EventSubscriptions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What rotation is made of. */
@Configuration(proxyBeanMethods = false)
public class RotationConfiguration {

    @Bean
    EventSubscriptions.OpenSubscription expiryHints(EventSubscriptions events) {
        return events.subscribe(ExpirySubscriber.SUBSCRIPTION, new ExpirySubscriber());
    }
}
