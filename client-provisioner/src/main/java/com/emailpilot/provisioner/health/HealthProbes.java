package com.emailpilot.provisioner.health;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** Where others have a connection looked after; the outcome stands in the record, the log and the metrics. */
public final class HealthProbes {

    private static final Logger log = LoggerFactory.getLogger(HealthProbes.class);

    private final ProbeConnection probeConnection;
    private final HealthMetrics metrics;

    HealthProbes(ProbeConnection probeConnection, HealthMetrics metrics) {
        this.probeConnection = probeConnection;
        this.metrics = metrics;
    }

    /** May run more than once. Klaviyo's own trouble is an outcome too; an error means that ours has to be retried. */
    public Mono<Void> probe(String clientId) {
        return probeConnection
                .probe(clientId)
                .doOnNext(metrics::ended)
                .doOnNext(outcome -> tell(clientId, outcome))
                .then();
    }

    private static void tell(String clientId, ProbeOutcome outcome) {
        if (outcome instanceof ProbeOutcome.Unhealthy(HealthReason reason) && reason == HealthReason.WRONG_ACCOUNT) {
            log.error("The tokens of client {} belong to another Klaviyo account than its record says", clientId);
            return;
        }
        log.info("Connection probed: client={} {}", clientId, outcome);
    }
}
