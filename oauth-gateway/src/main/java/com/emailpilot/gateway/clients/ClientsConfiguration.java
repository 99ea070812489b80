package com.emailpilot.gateway.clients;

import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.Documents;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The clients over HTTP. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ClientsProperties.class)
@Import({
    ClientsController.class,
    ListPageController.class,
    ClientPageController.class,
    StatusController.class,
    OverviewPageController.class
})
public class ClientsConfiguration {

    @Bean
    ClientRows clientRows(ClientRecords records, ClientsProperties limits) {
        return new ClientRows(records, limits.rows());
    }

    @Bean
    PendingConnections pendingConnections(Documents documents) {
        return new PendingConnections(documents);
    }

    @Bean
    ListClients listClients(ClientRows rows, ClientRecords records, PendingConnections pending, Clock clock) {
        return new ListClients(rows, records, pending, clock);
    }

    @Bean
    ShowChanges showChanges(Documents documents, ClientRows rows, Clock clock) {
        return new ShowChanges(documents, rows, clock);
    }

    @Bean
    ShowOverview showOverview(ClientRows rows, Clock clock) {
        return new ShowOverview(rows, clock);
    }

    @Bean
    LastRefusal lastRefusal(Documents documents) {
        return new LastRefusal(documents);
    }

    @Bean
    FindClient findClient(ClientRecords records) {
        return new FindClient(records);
    }
}
