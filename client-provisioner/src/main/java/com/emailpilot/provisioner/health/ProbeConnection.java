package com.emailpilot.provisioner.health;

import com.emailpilot.clients.ClientRecord;
import com.emailpilot.clients.ClientRecords;
import com.emailpilot.klaviyo.KlaviyoAccounts;
import com.emailpilot.vault.TokenPlace;
import com.emailpilot.vault.TokenVault;
import java.time.Duration;
import java.time.Instant;
import reactor.core.publisher.Mono;

/** Asks Klaviyo whether a connection serves, with the access token that downstream services are given. */
final class ProbeConnection {

    /** Longer than anybody waits for a refresh. */
    private static final Duration REFRESHED_BY_THEN = Duration.ofSeconds(10);

    private final ClientRecords clients;
    private final TokenVault vault;
    private final KlaviyoAccounts klaviyo;
    private final RefreshHints hints;
    private final HealthCommits commits;

    ProbeConnection(
            ClientRecords clients,
            TokenVault vault,
            KlaviyoAccounts klaviyo,
            RefreshHints hints,
            HealthCommits commits) {
        this.clients = clients;
        this.vault = vault;
        this.klaviyo = klaviyo;
        this.hints = hints;
        this.commits = commits;
    }

    /**
     * May run more than once. A token that is refused or has ended is looked at again 10 s later, after the refresher
     * had its turn; Klaviyo's own trouble changes nothing.
     */
    Mono<ProbeOutcome> probe(String clientId) {
        return look(clientId)
                .flatMap(
                        first -> HealthPolicy.freshTokensMayHelp(first.finding()) ? lookAgain(first) : Mono.just(first))
                .flatMap(this::conclude)
                .defaultIfEmpty(new ProbeOutcome.NothingToProbe());
    }

    private Mono<Seen> lookAgain(Seen first) {
        var client = first.client();
        return hints.replace(client.clientId(), client.oauth().tokenVersion())
                .then(Mono.delay(REFRESHED_BY_THEN))
                .then(Mono.defer(() -> look(client.clientId())));
    }

    private Mono<Seen> look(String clientId) {
        return clients.read(clientId)
                .filter(read -> HealthPolicy.concerns(read.client()))
                .flatMap(read -> ask(read.client(), read.readTime()).map(found -> new Seen(read.client(), found)));
    }

    private Mono<Finding> ask(ClientRecord client, Instant now) {
        var oauth = client.oauth();
        if (HealthPolicy.expired(oauth, now)) {
            return Mono.just(new Finding.Expired());
        }
        var place = new TokenPlace(client.clientId(), oauth.generation(), oauth.tokenVersion());
        return Mono.justOrEmpty(oauth.accessToken())
                .map(token -> vault.openAccessToken(place, token))
                .flatMap(klaviyo::account)
                .map(answer -> HealthPolicy.finding(client, answer));
    }

    private Mono<ProbeOutcome> conclude(Seen seen) {
        return switch (seen.finding()) {
            case Finding.Verdict verdict ->
                commits.store(seen.client(), verdict).map(_ -> outcome(verdict));
            case Finding.Expired _ -> Mono.just(new ProbeOutcome.Unknown("token_expired"));
            case Finding.Unknown unknown -> Mono.just(new ProbeOutcome.Unknown(unknown.cause()));
        };
    }

    private static ProbeOutcome outcome(Finding.Verdict verdict) {
        return switch (verdict) {
            case Finding.Good _ -> new ProbeOutcome.Healthy();
            case Finding.Bad bad -> new ProbeOutcome.Unhealthy(bad.reason());
        };
    }

    private record Seen(ClientRecord client, Finding finding) {}
}
