package com.emailpilot.operations.doctor;

import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.DocumentQuery;
import com.emailpilot.clients.Documents;
import com.emailpilot.clients.audit.Sealing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Whether anything waits longer than it should. */
record BacklogCheck(Documents documents) implements Check {

    private static final List<String> SERVICES = List.of("oauth-gateway", "client-provisioner", "token-refresher");
    private static final int SHARDS = 8;
    private static final int MOST = 300;
    private static final Duration LATE = Duration.ofMinutes(1);
    private static final Duration UNSEALED = Duration.ofMinutes(90);

    @Override
    public String area() {
        return "backlog";
    }

    @Override
    public List<Diagnosis> look() {
        var now = new ClientRecords(documents).serverTime().blockOptional().orElseThrow();
        return List.of(
                amount(
                        SERVICES.stream()
                                .mapToLong(service -> unpublished(service, now))
                                .sum(),
                        "events wait to be published for over a minute",
                        "Is Pub/Sub reachable for the services? Their relay tries every 5 s."),
                amount(
                        LongStream.range(0, SHARDS)
                                .map(shard -> overdue(shard, now))
                                .sum(),
                        "clients are overdue for a refresh for over a minute",
                        "Does a token-refresher run, and is its breaker closed? docs/metrics.md"),
                amount(parked(), "dead letters wait", "./emailpilot dead-letters list"),
                seals(now));
    }

    private Diagnosis amount(long count, String what, String remedy) {
        var sentence = (count == MOST ? "at least " : "") + count + " " + what;
        return count == 0 ? Diagnosis.ok(area(), "0 " + what) : Diagnosis.warn(area(), sentence, remedy);
    }

    private long unpublished(String service, Instant now) {
        return found(DocumentQuery.where("outbox", "origin", service, MOST).only("origin")).documents().stream()
                .filter(row -> row.createTime().plus(LATE).isBefore(now))
                .count();
    }

    private long overdue(long shard, Instant now) {
        return new ClientRecords(documents)
                .due(shard, now.minus(LATE), MOST, null)
                .map(page -> page.clients().size())
                .blockOptional()
                .orElseThrow();
    }

    private long parked() {
        return found(DocumentQuery.where("dead_letters", "status", "PARKED", MOST)
                        .only("status"))
                .documents()
                .size();
    }

    private Documents.Found found(DocumentQuery query) {
        return documents.query(query).blockOptional().orElseThrow();
    }

    private Diagnosis seals(Instant now) {
        @Nullable Instant until = Sealing.until(documents).block();
        var remedy = "Does a client-provisioner run? It seals every minute.";
        if (until == null) {
            return Diagnosis.warn("audit", "nothing is sealed yet", remedy);
        }
        return until.plus(UNSEALED).isBefore(now)
                ? Diagnosis.warn("audit", "nothing was sealed since " + until, remedy)
                : Diagnosis.ok("audit", "sealed until " + until);
    }
}
