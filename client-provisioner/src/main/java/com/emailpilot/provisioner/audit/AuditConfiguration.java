package com.emailpilot.provisioner.audit;

import com.emailpilot.clients.Documents;
import com.emailpilot.clients.audit.SealAudit;
import com.google.common.base.Ticker;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What sealing the audit trail is made of. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AuditSealProperties.class)
public class AuditConfiguration {

    @Bean
    SealAge sealAge() {
        return new SealAge(Ticker.systemTicker());
    }

    @Bean(initMethod = "start")
    AuditSealSchedule auditSealSchedule(Documents documents, AuditSealProperties properties, SealAge age) {
        return new AuditSealSchedule(new SealAudit(documents, properties.sealMargin()), properties.sealEvery(), age);
    }
}
