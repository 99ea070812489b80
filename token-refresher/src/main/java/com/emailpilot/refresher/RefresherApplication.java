package com.emailpilot.refresher;

import com.emailpilot.clients.ClientRecordsConfiguration;
import com.emailpilot.events.pubsub.EventsConfiguration;
import com.emailpilot.refresher.credentials.CredentialsConfiguration;
import com.emailpilot.refresher.klaviyo.KlaviyoConfiguration;
import com.emailpilot.refresher.metrics.MetricsConfiguration;
import com.emailpilot.refresher.pace.PaceConfiguration;
import com.emailpilot.refresher.revocation.RevocationConfiguration;
import com.emailpilot.refresher.rotation.RotationConfiguration;
import com.emailpilot.startup.StartupConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The token refresher, and everything that it is made of. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
    StartupConfiguration.class,
    EventsConfiguration.class,
    ClientRecordsConfiguration.class,
    KlaviyoConfiguration.class,
    MetricsConfiguration.class,
    PaceConfiguration.class,
    RevocationConfiguration.class,
    RotationConfiguration.class,
    CredentialsConfiguration.class
})
public class RefresherApplication {

    public static void main(String[] args) {
        SpringApplication.run(RefresherApplication.class, args);
    }
}
