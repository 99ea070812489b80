package com.emailpilot.refresher.credentials;

import com.emailpilot.clients.ClientRecord;
import com.emailpilot.clients.ClientRecords;
import com.emailpilot.refresher.credentials.CredentialResult.NoneUsable;
import com.emailpilot.refresher.credentials.CredentialResult.NotNow;
import com.emailpilot.refresher.credentials.CredentialResult.Served;
import com.emailpilot.refresher.credentials.CredentialResult.UnknownClient;
import com.emailpilot.refresher.credentials.Refreshes.Refreshed;
import com.emailpilot.vault.SealBrokenException;
import java.time.Duration;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** Finds a credential that lasts long enough; refreshes first where none does, and never withholds one that is valid. */
final class ReadCredential {

    private static final Logger log = LoggerFactory.getLogger(ReadCredential.class);
    private static final Duration STORE_RETRY = Duration.ofSeconds(5);
    /** A key that another instance already uses is loaded within this time. */
    private static final Duration KEYSET_RELOAD = Duration.ofSeconds(60);

    private final ClientRecords records;
    private final Refreshes refreshes;
    private final OpenCredential open;

    ReadCredential(ClientRecords records, Refreshes refreshes, OpenCredential open) {
        this.records = records;
        this.refreshes = refreshes;
        this.open = open;
    }

    Mono<CredentialResult> read(String clientId, Duration minValidity) {
        return records.read(clientId)
                .map(seen -> choose(seen, minValidity))
                .onErrorResume(failure -> storeFailed(clientId, failure))
                .defaultIfEmpty(Mono.just(new UnknownClient()))
                .flatMap(Function.identity());
    }

    private Mono<CredentialResult> choose(ClientRecords.Read seen, Duration minValidity) {
        var client = seen.client();
        return switch (CredentialPolicy.atFirst(client, seen.readTime(), minValidity)) {
            case TOKEN -> served(client, open::token);
            case KEY -> served(client, open::key);
            case NONE -> Mono.just(new NoneUsable(CredentialPolicy.reason(client)));
            case REFRESH -> refreshed(seen);
        };
    }

    private Mono<CredentialResult> refreshed(ClientRecords.Read seen) {
        return refreshes
                .of(seen.client().clientId(), seen.client().oauth().tokenVersion())
                .elapsed()
                .flatMap(waited -> chooseAgain(later(seen, waited.getT1()), waited.getT2()));
    }

    private Mono<CredentialResult> chooseAgain(ClientRecords.Read before, Refreshed refreshed) {
        var latest = refreshed.read().orElse(before);
        var client = latest.client();
        return switch (CredentialPolicy.afterRefresh(client, latest.readTime())) {
            case TOKEN -> served(client, open::token);
            case KEY -> served(client, open::key);
            case NONE -> Mono.just(new NoneUsable(CredentialPolicy.reason(client)));
            case REFRESH -> Mono.just(RetryPolicy.notNow(refreshed.outcome(), latest.readTime()));
        };
    }

    private static Mono<CredentialResult> served(ClientRecord client, Function<ClientRecord, Credential> opened) {
        return Mono.<CredentialResult>fromSupplier(() -> new Served(opened.apply(client)))
                .onErrorResume(SealBrokenException.class, broken -> sealBroken(client, broken));
    }

    private static ClientRecords.Read later(ClientRecords.Read seen, long millis) {
        return new ClientRecords.Read(seen.client(), seen.readTime().plusMillis(millis));
    }

    private static Mono<Mono<CredentialResult>> storeFailed(String clientId, Throwable failure) {
        log.warn("Client {} cannot be read: {}", clientId, failure.getClass().getSimpleName());
        return Mono.just(Mono.just(new NotNow("store_unavailable", STORE_RETRY)));
    }

    private static Mono<CredentialResult> sealBroken(ClientRecord client, SealBrokenException broken) {
        log.error("The credential of client {} does not open", client.clientId(), broken);
        return Mono.just(new NotNow("credential_unreadable", KEYSET_RELOAD));
    }
}
