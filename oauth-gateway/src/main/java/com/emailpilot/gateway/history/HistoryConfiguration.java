package com.emailpilot.gateway.history;

import com.emailpilot.clients.AuditRows;
import com.emailpilot.clients.EventArchive;
import com.emailpilot.events.EventCodec;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What a client's history is made of. */
@Configuration(proxyBeanMethods = false)
@Import(HistoryController.class)
public class HistoryConfiguration {

    @Bean
    ShowHistory showHistory(AuditRows audit, EventArchive archive, EventCodec codec) {
        return new ShowHistory(audit, new ClientEvents(archive, codec));
    }
}
