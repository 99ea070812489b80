package com.emailpilot.clients.replay;

import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.ClientSnapshots;
import com.emailpilot.clients.Documents;
import com.emailpilot.clients.EventArchive;
import com.emailpilot.events.EventCodec;
import com.emailpilot.events.EventPublisher;
import com.emailpilot.events.Topology;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a program imports that publishes events of the archive again; it needs an {@link EventArchive}. */
@Configuration(proxyBeanMethods = false)
public class ReplayConfiguration {

    @Bean
    Targets targets(Topology topology) {
        return new Targets(topology);
    }

    @Bean
    Replays replays(Documents documents) {
        return new Replays(documents);
    }

    @Bean
    ClientSnapshots clientSnapshots(Documents documents, EventCodec codec) {
        return new ClientSnapshots(documents, codec);
    }

    @Bean
    RunReplay runReplay(EventArchive archive, ClientSnapshots snapshots, Replays replays, EventPublisher publisher) {
        return new RunReplay(archive, snapshots, replays, publisher);
    }

    @Bean
    StartReplay startReplay(Replays replays, RunReplay runReplay, Targets targets, ClientRecords records) {
        return new StartReplay(replays, runReplay, targets, records);
    }
}
