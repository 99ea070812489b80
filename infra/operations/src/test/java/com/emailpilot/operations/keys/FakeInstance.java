package com.emailpilot.operations.keys;

import com.emailpilot.clients.Documents;
import com.emailpilot.clients.KeysetReports;
import com.emailpilot.clients.KeysetReports.NewReport;
import com.emailpilot.vault.KeysetState;
import com.emailpilot.vault.Vault;
import com.emailpilot.vault.Vaults;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** A service that loads the keyset now and then and says what it holds. */
final class FakeInstance implements AutoCloseable {

    private final List<KeysetState> loaded = new CopyOnWriteArrayList<>();
    private final Disposable.Swap running = Disposables.swap();
    private final KeysetReports reports;
    private final Vault vault;
    private final String name;

    FakeInstance(String name, Path keyset, Documents documents) {
        this.name = name;
        this.vault = Vaults.local(keyset);
        this.reports = new KeysetReports(documents);
    }

    /** Says once what it holds. */
    Mono<Void> report() {
        return Mono.defer(() -> {
            var held = vault.keyset();
            loaded.add(held);
            return reports.report(
                    new NewReport(name, "token-refresher", held.primaryKeyId(), held.keyIds(), Duration.ofMinutes(1)));
        });
    }

    /** Loads and reports over and over. */
    FakeInstance running(Duration every) {
        running.update(Flux.interval(every, Schedulers.boundedElastic())
                .onBackpressureDrop()
                .doOnNext(_ -> vault.reload())
                .concatMap(_ -> report())
                .subscribe());
        return this;
    }

    /** All that it held, in order. */
    List<KeysetState> loaded() {
        return List.copyOf(loaded);
    }

    @Override
    public void close() {
        running.dispose();
        vault.close();
    }
}
