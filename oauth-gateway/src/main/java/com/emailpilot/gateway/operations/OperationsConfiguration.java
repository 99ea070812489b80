package com.emailpilot.gateway.operations;

import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.Documents;
import com.emailpilot.clients.EventArchive;
import com.emailpilot.clients.deadletters.DeadLetterOrdersConfiguration;
import com.emailpilot.clients.replay.ReplayConfiguration;
import com.emailpilot.clients.replay.RunReplay;
import com.emailpilot.events.Topology;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What ops see and do. */
@Configuration(proxyBeanMethods = false)
@Import({
    DeadLetterOrdersConfiguration.class,
    ReplayConfiguration.class,
    OpsController.class,
    OpsPagesController.class,
    OperateController.class,
    OperatePagesController.class,
    RedriveAllController.class,
    RedriveAllPagesController.class,
    ReplayController.class,
    ReplayPagesController.class
})
public class OperationsConfiguration {

    @Bean
    EventArchive eventArchive(Documents documents) {
        return new EventArchive(documents);
    }

    @Bean
    ReadEvents readEvents(EventArchive archive) {
        return new ReadEvents(archive);
    }

    @Bean
    ShowStatus showStatus(Documents documents, ClientRecords records, EventArchive archive, Topology topology) {
        return new ShowStatus(documents, records, archive, topology);
    }

    @Bean
    ReplaySchedule replaySchedule(RunReplay runReplay) {
        return new ReplaySchedule(runReplay);
    }
}
