package com.emailpilot.clients.deadletters;

import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.Conflicts;
import com.emailpilot.clients.Documents;
import com.emailpilot.events.EventPublisher;
import com.emailpilot.events.Topology;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a program imports that lets ops look after dead letters. */
@Configuration(proxyBeanMethods = false)
public class DeadLetterOrdersConfiguration {

    @Bean
    ParkedLetters parkedLetters(Documents documents) {
        return new ParkedLetters(documents);
    }

    @Bean
    RedriveLetter redriveLetter(
            ParkedLetters letters,
            Documents documents,
            Conflicts conflicts,
            EventPublisher publisher,
            Topology topology) {
        var sendLetter = new SendLetter(documents, conflicts, publisher, topology);
        return new RedriveLetter(letters, documents, conflicts, sendLetter);
    }

    @Bean
    RedriveLetters redriveLetters(
            ParkedLetters letters, RedriveLetter redriveLetter, ClientRecords records, Documents documents) {
        return new RedriveLetters(letters, redriveLetter, records, documents);
    }

    @Bean
    DropLetter dropLetter(ParkedLetters letters, ClientRecords records, Documents documents, Conflicts conflicts) {
        return new DropLetter(letters, records, documents, conflicts);
    }
}
