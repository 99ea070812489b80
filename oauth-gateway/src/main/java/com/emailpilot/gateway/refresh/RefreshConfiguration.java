package com.emailpilot.gateway.refresh;

import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.refresh.RefreshRequests;
import com.emailpilot.events.EventCodec;
import com.emailpilot.events.EventPublisher;
import com.emailpilot.gateway.audit.AuditTrail;
import com.google.common.base.Ticker;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What the manual refresh is made of. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RefreshProperties.class)
@Import(RefreshController.class)
public class RefreshConfiguration {

    @Bean
    RefreshRequests refreshRequests(EventCodec codec, EventPublisher publisher) {
        return new RefreshRequests(codec, publisher, "oauth-gateway");
    }

    @Bean
    RefreshClient refreshClient(
            ClientRecords records, RefreshRequests requests, RefreshProperties allowed, AuditTrail audit) {
        return new RefreshClient(records, requests, new RefreshLimits(allowed, Ticker.systemTicker()), audit);
    }
}
