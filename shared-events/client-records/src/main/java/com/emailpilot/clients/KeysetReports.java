package com.emailpilot.clients;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/** Which keys each running instance holds, {@code keysets/{instance}}: what a rotation of the keys waits for. */
public final class KeysetReports {

    private static final String COLLECTION = "keysets";
    private static final int MOST = 1_000;
    private static final int MISSED = 3;
    private static final Duration KEPT = Duration.ofDays(1);

    private final Documents documents;

    public KeysetReports(Documents documents) {
        this.documents = documents;
    }

    /** Says what an instance holds; it counts as gone when three reports in a row stay away. */
    public Mono<Void> report(NewReport report) {
        return documents
                .read(path(report.instance()))
                .flatMap(before -> documents.commit(List.of(write(report, before))))
                .then();
    }

    /** Says that an instance ended. */
    public Mono<Void> gone(String instance) {
        return documents.commit(List.of(new Write.Delete(path(instance)))).then();
    }

    /** The instances that run now, by name. */
    public Mono<Running> running() {
        return documents
                .query(DocumentQuery.everything(COLLECTION, MOST))
                .map(found -> new Running(
                        found.documents().stream()
                                .filter(report -> report.time("good_until")
                                        .filter(found.readTime()::isBefore)
                                        .isPresent())
                                .map(KeysetReports::read)
                                .sorted(Comparator.comparing(KeysetReport::service)
                                        .thenComparing(KeysetReport::instance))
                                .toList(),
                        found.readTime()));
    }

    private static Write write(NewReport report, Snapshot before) {
        var changes = new Changes()
                .set("service", report.service())
                .set("primary_key_id", (long) report.primaryKeyId())
                .set(
                        "key_ids",
                        report.keyIds().stream()
                                .map(Integer::longValue)
                                .sorted()
                                .toList())
                .set("good_until", before.readTime().plus(report.every().multipliedBy(MISSED)))
                .set("ttl", before.readTime().plus(KEPT))
                .setServerTime("reported_at");
        var document = before.document();
        if (document == null) {
            return changes.setServerTime("seals_since").create(before.path());
        }
        var sealsWith = document.number("primary_key_id").orElse(0L);
        return (sealsWith == report.primaryKeyId() ? changes : changes.setServerTime("seals_since")).update(document);
    }

    private static KeysetReport read(Document document) {
        return new KeysetReport(
                document.path().id(),
                document.text("service").orElse(""),
                document.number("primary_key_id").orElse(0L).intValue(),
                document.value("key_ids", List.class).stream()
                        .flatMap(list -> ((List<?>) list).stream())
                        .filter(Long.class::isInstance)
                        .map(id -> ((Long) id).intValue())
                        .collect(Collectors.toUnmodifiableSet()),
                document.time("seals_since").orElse(document.updateTime()),
                document.time("reported_at").orElse(document.updateTime()));
    }

    private static DocumentPath path(String instance) {
        return new DocumentPath(COLLECTION, instance);
    }

    /**
     * What an instance has to say.
     *
     * @param every how often it says so
     */
    public record NewReport(String instance, String service, int primaryKeyId, Set<Integer> keyIds, Duration every) {

        public NewReport {
            keyIds = Set.copyOf(keyIds);
        }
    }

    /**
     * The instances that run.
     *
     * @param readTime server time at which they did
     */
    public record Running(List<KeysetReport> reports, Instant readTime) {

        public Running {
            reports = List.copyOf(reports);
        }
    }
}
