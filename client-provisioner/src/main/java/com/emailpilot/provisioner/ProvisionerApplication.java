package com.emailpilot.provisioner;

import com.emailpilot.clients.ClientRecordsConfiguration;
import com.emailpilot.events.pubsub.EventsConfiguration;
import com.emailpilot.provisioner.audit.AuditConfiguration;
import com.emailpilot.provisioner.deadletters.DeadLettersConfiguration;
import com.emailpilot.provisioner.enrichment.EnrichmentConfiguration;
import com.emailpilot.provisioner.health.HealthConfiguration;
import com.emailpilot.provisioner.klaviyo.KlaviyoConfiguration;
import com.emailpilot.provisioner.upsert.UpsertConfiguration;
import com.emailpilot.startup.StartupConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The client provisioner, and everything that it is made of. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
    StartupConfiguration.class,
    EventsConfiguration.class,
    ClientRecordsConfiguration.class,
    KlaviyoConfiguration.class,
    UpsertConfiguration.class,
    EnrichmentConfiguration.class,
    HealthConfiguration.class,
    AuditConfiguration.class,
    DeadLettersConfiguration.class
})
public class ProvisionerApplication {

    public static void main(String[] args) {
        SpringApplication.run(ProvisionerApplication.class, args);
    }
}
