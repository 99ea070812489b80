package com.emailpilot.gateway.edit;

import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.Conflicts;
import com.emailpilot.clients.Documents;
import com.emailpilot.clients.Outbox;
import com.emailpilot.clients.OutboxRelay;
import com.emailpilot.gateway.clients.ClientRows;
import com.emailpilot.gateway.clients.FindClient;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What editing is made of. */
@Configuration(proxyBeanMethods = false)
@Import(EditController.class)
public class EditConfiguration {

    @Bean
    EditCommit editCommit(Documents documents, Outbox outbox, OutboxRelay relay) {
        return new EditCommit(documents, outbox, relay, () -> UUID.randomUUID().toString());
    }

    @Bean
    EditClient editClient(
            FindClient findClient, ClientRecords records, ClientRows rows, EditCommit commit, Conflicts conflicts) {
        return new EditClient(findClient, records, rows, commit, conflicts);
    }
}
