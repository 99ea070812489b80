package com.emailpilot.provisioner.watchdog;

import com.emailpilot.clients.Documents;
import com.emailpilot.clients.Snapshot;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Takes those looks that are due and that no other instance takes, and notes what they find. */
final class WatchOver {

    private static final Logger log = LoggerFactory.getLogger(WatchOver.class);

    private final Documents documents;
    private final List<Watch> watches;
    private final AlertCommits commits;
    private final WatchdogMetrics metrics;

    WatchOver(Documents documents, List<Watch> watches, AlertCommits commits, WatchdogMetrics metrics) {
        this.documents = documents;
        this.watches = List.copyOf(watches);
        this.commits = commits;
        this.metrics = metrics;
    }

    /** One watch that fails leaves its alert as it is, and keeps no other from looking. */
    Mono<Void> look() {
        return documents
                .readAll(watches.stream().map(watch -> watch.alert().path()).toList())
                .doOnNext(metrics::show)
                .flatMapMany(alerts -> Flux.fromIterable(watches).zipWithIterable(alerts))
                .concatMap(pair -> look(pair.getT1(), pair.getT2()))
                .then();
    }

    private Mono<Void> look(Watch watch, Snapshot alert) {
        return commits.claim(alert, watch.every())
                .filter(ours -> ours)
                .flatMap(_ -> watch.look())
                .flatMap(finding -> commits.note(watch.alert(), finding).doOnNext(after -> tell(watch, finding, after)))
                .doOnNext(after -> metrics.looked(watch.alert(), after.open() ? "open" : "good"))
                .onErrorResume(failure -> leave(watch, failure))
                .then();
    }

    private static void tell(Watch watch, Finding finding, AlertState after) {
        if (after.open() && !finding.isGood()) {
            log.warn(
                    "Alert {} is open since {}: {} of them, for example {}",
                    watch.alert().word(),
                    after.openedAt(),
                    finding.count(),
                    finding.examples());
        }
    }

    private Mono<AlertState> leave(Watch watch, Throwable failure) {
        metrics.looked(watch.alert(), "failed");
        log.warn(
                "Could not look for {}: {}",
                watch.alert().word(),
                failure.getClass().getSimpleName());
        return Mono.empty();
    }
}
