package com.emailpilot.provisioner.watchdog;

import com.emailpilot.clients.DocumentQuery;
import com.emailpilot.clients.Documents;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Finds events that were stored and not published in time, of whichever service. */
final class StuckOutboxes implements Watch {

    private static final int PAGE = 300;
    /** Of a service; more need not be counted to know that nothing moves. */
    private static final int PAGES = 10;

    private final Documents documents;
    private final List<String> services;
    private final WatchdogProperties properties;

    StuckOutboxes(Documents documents, List<String> services, WatchdogProperties properties) {
        this.documents = documents;
        this.services = List.copyOf(services);
        this.properties = properties;
    }

    @Override
    public Alert alert() {
        return Alert.OUTBOX_STUCK;
    }

    @Override
    public Duration every() {
        return properties.every();
    }

    @Override
    public Mono<Finding> look() {
        return Flux.fromIterable(services)
                .flatMap(service -> page(service, null)
                        .expand(found -> found.documents().size() < PAGE ? Mono.empty() : page(service, last(found)))
                        .take(PAGES))
                .map(this::finding)
                .reduce(Finding.NOTHING, Finding::and);
    }

    private Mono<Documents.Found> page(String service, DocumentQuery.@Nullable After after) {
        return documents.query(DocumentQuery.where("outbox", "origin", service, PAGE)
                .startingAfter(after)
                .only("origin"));
    }

    private Finding finding(Documents.Found found) {
        Instant tooOld = found.readTime().minus(properties.unpublishedAfter());
        return Finding.of(found.documents().stream()
                .filter(row -> row.createTime().isBefore(tooOld))
                .map(row -> row.path().id())
                .toList());
    }

    private static DocumentQuery.After last(Documents.Found found) {
        return new DocumentQuery.After(null, found.documents().getLast().path().id());
    }
}
