package com.emailpilot.gateway.members;

import com.emailpilot.clients.Conflicts;
import com.emailpilot.clients.Documents;
import com.emailpilot.clients.Outbox;
import com.emailpilot.clients.OutboxRelay;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What sharing is made of. */
@Configuration(proxyBeanMethods = false)
@Import(MembersController.class)
public class MembersConfiguration {

    @Bean
    ShareClient shareClient(Documents documents, Outbox outbox, OutboxRelay relay, Conflicts conflicts) {
        return new ShareClient(
                documents, outbox, relay, conflicts, () -> UUID.randomUUID().toString());
    }
}
