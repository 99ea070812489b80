package com.emailpilot.provisioner.deadletters;

import com.emailpilot.clients.Conflicts;
import com.emailpilot.clients.Documents;
import com.emailpilot.events.EventSubscriptions;
import com.emailpilot.events.Topology;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What keeping dead letters is made of. */
@Configuration(proxyBeanMethods = false)
public class DeadLettersConfiguration {

    @Bean
    DeadLettersSubscriber deadLettersSubscriber(
            EventSubscriptions events, Topology topology, Documents documents, Conflicts conflicts) {
        return new DeadLettersSubscriber(events, topology, new ParkDeadLetter(documents, conflicts));
    }
}
