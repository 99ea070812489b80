package com.emailpilot.startup;

import com.emailpilot.clients.Documents;
import com.emailpilot.clients.KeysetReports;
import com.emailpilot.clients.KnownKey;
import com.emailpilot.clients.KnownKeys;
import com.emailpilot.vault.KeysetUnusableException;
import com.emailpilot.vault.StoredKey;
import com.emailpilot.vault.Vault;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Tells which keys this instance holds, over and over: a key seals only after every instance has it. */
final class ReportKeyset implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ReportKeyset.class);
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(4);
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);
    private static final int NAME_LENGTH = 8;

    private final Vault vault;
    private final KeysetReports reports;
    private final KnownKeys known;
    private final String service;
    private final String instance;
    private final Duration every;
    private final Set<Integer> told = ConcurrentHashMap.newKeySet();
    private final Disposable.Swap running = Disposables.swap();

    ReportKeyset(Vault vault, Documents documents, String service, Duration every) {
        this.vault = vault;
        this.reports = new KeysetReports(documents);
        this.known = new KnownKeys(documents);
        this.service = service;
        this.instance = service + "." + UUID.randomUUID().toString().substring(0, NAME_LENGTH);
        this.every = every;
    }

    /**
     * Begins to report, until closed.
     *
     * @throws KeysetUnusableException if a key that is in use is missing here
     */
    void start() {
        refuseTooFewKeys();
        running.update(Flux.interval(Duration.ZERO, every)
                .onBackpressureDrop()
                .concatMap(_ -> report())
                .subscribe());
    }

    /** Says once what this instance holds; a store that does not answer is told the next time. */
    Mono<Void> report() {
        return Mono.defer(() -> {
                    var held = vault.keyset();
                    vault.trouble().ifPresent(log::warn);
                    return Flux.fromIterable(held.keyIds())
                            .filter(id -> !told.contains(id))
                            .concatMap(id -> known.seen(id).doOnSuccess(_ -> told.add(id)))
                            .then(reports.report(new KeysetReports.NewReport(
                                    instance, service, held.primaryKeyId(), held.keyIds(), every)));
                })
                .onErrorResume(failure -> {
                    log.warn("Cannot report the keys: {}", failure.getClass().getSimpleName());
                    return Mono.empty();
                });
    }

    @Override
    public void close() {
        running.dispose();
        reports.gone(instance).timeout(LAST_WORDS).onErrorComplete().block();
    }

    private void refuseTooFewKeys() {
        known
                .all()
                .timeout(LONGEST_LOOK)
                .onErrorResume(failure -> {
                    log.warn(
                            "Cannot see which keys are in use: {}",
                            failure.getClass().getSimpleName());
                    return Mono.empty();
                })
                .blockOptional()
                .stream()
                .flatMap(Collection::stream)
                .filter(KnownKey::inUse)
                .filter(key -> !vault.keyset().keyIds().contains(key.id()))
                .findFirst()
                .ifPresent(key -> {
                    throw new KeysetUnusableException(lacking(key), null);
                });
    }

    private static String lacking(KnownKey key) {
        var name = StoredKey.name(key.id());
        return "The keyset lacks key " + name + ", which is in use: give this service the keyset of the others, or, if"
                + " that key is lost for good, run ./emailpilot keys disable " + name + " --lost";
    }
}
