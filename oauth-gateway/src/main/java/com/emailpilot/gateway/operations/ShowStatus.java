package com.emailpilot.gateway.operations;

import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.DocumentQuery;
import com.emailpilot.clients.Documents;
import com.emailpilot.clients.DuePage;
import com.emailpilot.clients.EventArchive;
import com.emailpilot.clients.deadletters.LetterStatus;
import com.emailpilot.clients.deadletters.ParkedLetters;
import com.emailpilot.events.ClientStatus;
import com.emailpilot.events.Topology;
import com.emailpilot.gateway.operations.SystemStatus.Amount;
import com.emailpilot.gateway.operations.SystemStatus.OutboxState;
import com.emailpilot.gateway.operations.SystemStatus.Overdue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads from the store how the system stands; what the store cannot tell, it says so. */
final class ShowStatus {

    private static final int MOST = 300;
    private static final int SHARDS = 8;
    private static final Duration LATE = Duration.ofMinutes(1);
    private static final Duration LATELY = Duration.ofHours(1);
    private static final List<String> TOLD =
            List.of("tokens-rotated", "connection-degraded", "connection-recovered", "reauthorization-required");
    private static final Map<String, String> NOT_KNOWN_HERE = Map.of(
            "queue_age",
            "Pub/Sub alone knows how old its oldest message is: see the metric "
                    + "pubsub.googleapis.com/subscription/oldest_unacked_message_age.",
            "breaker",
            "Each token refresher has a breaker of its own, in its memory: see its metric emailpilot.pace.breaker.open.");

    private final Documents documents;
    private final ClientRecords records;
    private final EventArchive archive;
    private final List<String> services;

    ShowStatus(Documents documents, ClientRecords records, EventArchive archive, Topology topology) {
        this.documents = documents;
        this.records = records;
        this.archive = archive;
        this.services = Stream.concat(
                        topology.subscriptions().stream().map(Topology.Subscription::consumer),
                        topology.liveSubscriptions().stream().map(Topology.LiveSubscription::consumer))
                .distinct()
                .sorted()
                .toList();
    }

    Mono<SystemStatus> now() {
        return records.serverTime().flatMap(this::at);
    }

    private Mono<SystemStatus> at(Instant now) {
        return Mono.zip(outbox(), parked(), overdue(now), needPerson(), lastHour(now))
                .map(found -> new SystemStatus(
                        now,
                        found.getT1(),
                        found.getT2(),
                        found.getT3(),
                        found.getT4(),
                        found.getT5(),
                        NOT_KNOWN_HERE));
    }

    private Mono<List<OutboxState>> outbox() {
        return Flux.fromIterable(services).flatMapSequential(this::outboxOf).collectList();
    }

    private Mono<OutboxState> outboxOf(String service) {
        return documents
                .query(DocumentQuery.where("outbox", "origin", service, MOST).only("origin"))
                .map(found -> new OutboxState(
                        service,
                        Amount.upTo(found.documents().size(), MOST),
                        found.documents().stream()
                                .map(row -> Duration.between(row.createTime(), found.readTime())
                                        .toSeconds())
                                .max(Long::compare)
                                .orElse(null)));
    }

    private Mono<Map<String, Amount>> parked() {
        var waiting = DocumentQuery.where(ParkedLetters.COLLECTION, "status", LetterStatus.PARKED.name(), MOST)
                .only("subscription");
        return documents.query(waiting).map(found -> {
            var counts = found.documents().stream()
                    .collect(Collectors.groupingBy(
                            letter -> letter.text("subscription").orElse("unknown"),
                            TreeMap::new,
                            Collectors.counting()));
            var more = found.documents().size() == MOST;
            return counts.entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, count -> new Amount(count.getValue(), more)));
        });
    }

    private Mono<Overdue> overdue(Instant now) {
        return Flux.range(0, SHARDS)
                .flatMap(shard -> records.due(shard, now.minus(LATE), MOST, null))
                .map(page -> late(page, now))
                .reduce(Overdue.none(), Overdue::and);
    }

    private static Overdue late(DuePage page, Instant now) {
        var longest = page.clients().stream()
                .map(due -> Duration.between(due.dueAt(), now).toSeconds())
                .max(Long::compare)
                .orElse(null);
        return new Overdue(new Amount(page.clients().size(), page.next() != null), longest);
    }

    private Mono<Amount> needPerson() {
        return documents
                .query(DocumentQuery.where("clients", "status", ClientStatus.NEEDS_REAUTHORIZATION.word(), MOST)
                        .only("status"))
                .map(found -> Amount.upTo(found.documents().size(), MOST));
    }

    private Mono<Map<String, Amount>> lastHour(Instant now) {
        return Flux.fromIterable(TOLD)
                .flatMap(name -> archive.countSince(now.minus(LATELY), "com.emailpilot." + name + ".v1", MOST)
                        .map(count -> Map.entry(name, Amount.upTo(count, MOST))))
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }
}
