package com.emailpilot.gateway.clients;

import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.Documents;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The client list over HTTP. */
@Configuration(proxyBeanMethods = false)
@Import({ClientsController.class, StatusController.class})
public class ClientsConfiguration {

    @Bean
    ListClients listClients(ClientRecords records, Documents documents) {
        return new ListClients(records, new PendingConnections(documents));
    }

    @Bean
    FindClient findClient(ClientRecords records) {
        return new FindClient(records);
    }
}
