package com.emailpilot.refresher.audit;

import com.emailpilot.clients.Documents;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the audit is made of. */
@Configuration(proxyBeanMethods = false)
public class AuditConfiguration {

    @Bean
    AuditTrail auditTrail(Documents documents) {
        return new AuditTrail(documents);
    }

    @Bean
    RefusedReads refusedReads(AuditTrail trail, Clock clock) {
        return new RefusedReads(trail, clock);
    }

    @Bean
    AuditSchedule auditSchedule(AuditTrail trail, RefusedReads refused) {
        return new AuditSchedule(trail, refused);
    }
}
