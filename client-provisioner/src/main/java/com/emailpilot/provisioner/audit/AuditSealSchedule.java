package com.emailpilot.provisioner.audit;

import com.emailpilot.clients.audit.SealAudit;
import com.emailpilot.clients.audit.SealOutcome;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Seals the audit trail every minute; each seal's hash goes to the log, which others keep than the store. */
final class AuditSealSchedule implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(AuditSealSchedule.class);

    private final SealAudit sealAudit;
    private final Duration every;
    private final SealAge age;
    private final Disposable.Swap running = Disposables.swap();

    AuditSealSchedule(SealAudit sealAudit, Duration every, SealAge age) {
        this.sealAudit = sealAudit;
        this.every = every;
        this.age = age;
    }

    void start() {
        running.update(Flux.interval(every)
                .onBackpressureDrop()
                .concatMap(_ -> seal().onErrorResume(AuditSealSchedule::postpone))
                .subscribe());
    }

    @Override
    public void close() {
        running.dispose();
    }

    private Mono<SealOutcome> seal() {
        return sealAudit
                .seal()
                .doOnNext(AuditSealSchedule::tell)
                .doOnNext(_ -> age.turned())
                .flatMap(outcome ->
                        outcome instanceof SealOutcome.Sealed made && made.more() ? seal() : Mono.just(outcome));
    }

    private static void tell(SealOutcome outcome) {
        switch (outcome) {
            case SealOutcome.Sealed made ->
                log.info(
                        "Audit sealed: seal={}:{} rows={} until={}",
                        made.number(),
                        made.hash(),
                        made.rows(),
                        made.to());
            case SealOutcome.Changed(long number) ->
                log.error("Audit seals changed: seal={} is gone or another now, run audit verify", number);
            case SealOutcome.Outrun _, SealOutcome.NothingNew _ -> log.debug("Audit not sealed: {}", outcome);
        }
    }

    private static Mono<SealOutcome> postpone(Throwable cause) {
        log.warn("Audit not sealed, tried again: {}", cause.getClass().getSimpleName());
        return Mono.empty();
    }
}
