package com.emailpilot.gateway.disconnect;

import com.emailpilot.clients.Conflicts;
import com.emailpilot.clients.Documents;
import com.emailpilot.clients.Outbox;
import com.emailpilot.clients.OutboxRelay;
import com.emailpilot.clients.disconnect.DisconnectClient;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What disconnecting is made of. */
@Configuration(proxyBeanMethods = false)
@Import(DisconnectController.class)
public class DisconnectConfiguration {

    @Bean
    DisconnectClient disconnectClient(Documents documents, Outbox outbox, OutboxRelay relay, Conflicts conflicts) {
        return new DisconnectClient(
                documents,
                outbox,
                relay::announce,
                conflicts,
                () -> UUID.randomUUID().toString());
    }
}
