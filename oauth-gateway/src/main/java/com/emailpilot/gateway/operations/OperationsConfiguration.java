package com.emailpilot.gateway.operations;

import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.Conflicts;
import com.emailpilot.clients.Documents;
import com.emailpilot.clients.EventArchive;
import com.emailpilot.events.EventPublisher;
import com.emailpilot.events.Topology;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What ops see and do. */
@Configuration(proxyBeanMethods = false)
@Import({
    OpsController.class,
    OpsPagesController.class,
    OperateController.class,
    OperatePagesController.class,
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
    ParkedLetters parkedLetters(Documents documents) {
        return new ParkedLetters(documents);
    }

    @Bean
    ShowStatus showStatus(Documents documents, ClientRecords records, EventArchive archive, Topology topology) {
        return new ShowStatus(documents, records, archive, topology);
    }

    @Bean
    RedriveLetter redriveLetter(
            ParkedLetters letters,
            ClientRecords records,
            Documents documents,
            Conflicts conflicts,
            EventPublisher publisher,
            Topology topology) {
        return new RedriveLetter(letters, records, documents, conflicts, publisher, topology);
    }

    @Bean
    DropLetter dropLetter(ParkedLetters letters, ClientRecords records, Documents documents, Conflicts conflicts) {
        return new DropLetter(letters, records, documents, conflicts);
    }

    @Bean
    Targets targets(Topology topology) {
        return new Targets(topology);
    }

    @Bean
    Replays replays(Documents documents) {
        return new Replays(documents);
    }

    @Bean
    RunReplay runReplay(EventArchive archive, Replays replays, EventPublisher publisher) {
        return new RunReplay(archive, replays, publisher);
    }

    @Bean
    StartReplay startReplay(Replays replays, RunReplay runReplay, Targets targets, ClientRecords records) {
        return new StartReplay(replays, runReplay, targets, records);
    }

    @Bean
    ReplaySchedule replaySchedule(Replays replays, RunReplay runReplay) {
        return new ReplaySchedule(replays, runReplay);
    }
}
