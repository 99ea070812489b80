package com.emailpilot.refresher.pace;

import com.google.common.base.Ticker;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What keeps the pace towards Klaviyo. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PaceProperties.class)
public class PaceConfiguration {

    /** Measures durations. */
    @Bean
    Ticker ticker() {
        return Ticker.systemTicker();
    }

    @Bean
    Pace pace(PaceProperties properties, Ticker ticker) {
        return new Pace(properties, ticker);
    }

    @Bean
    ClientBucket clientBucket(Ticker ticker) {
        return new ClientBucket(ticker);
    }

    @Bean
    FleetGuard fleetGuard(Ticker ticker) {
        return new FleetGuard(ticker);
    }

    @Bean
    MeterBinder paceGauges(Pace pace, FleetGuard guard) {
        return new PaceGauges(pace, guard);
    }
}
