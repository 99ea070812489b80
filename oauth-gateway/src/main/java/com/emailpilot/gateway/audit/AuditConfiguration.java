package com.emailpilot.gateway.audit;

import com.emailpilot.clients.AuditRows;
import com.emailpilot.clients.Documents;
import com.emailpilot.gateway.clients.ClientRows;
import com.emailpilot.gateway.clients.FindClient;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What the audit is made of. */
@Configuration(proxyBeanMethods = false)
@Import({AuditController.class, AuditPageController.class})
public class AuditConfiguration {

    @Bean
    AuditTrail auditTrail(Documents documents) {
        return new AuditTrail(documents);
    }

    @Bean
    AuditRows auditRows(Documents documents) {
        return new AuditRows(documents);
    }

    @Bean
    AuditAccess auditAccess(FindClient findClient, ClientRows clients) {
        return new AuditAccess(findClient, clients);
    }

    @Bean
    ShowTrail showTrail(AuditRows rows, Documents documents) {
        return new ShowTrail(rows, documents);
    }
}
