package com.emailpilot.provisioner.enrichment;

import com.emailpilot.clients.ClientRecord;
import com.emailpilot.clients.ClientRecords;
import com.emailpilot.events.ClientStatus;
import com.emailpilot.klaviyo.ApiResult;
import com.emailpilot.klaviyo.KlaviyoAccounts;
import com.emailpilot.vault.SealedTokens;
import com.emailpilot.vault.TokenPlace;
import com.emailpilot.vault.TokenVault;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Counts the lists and segments of a client: both walks in parallel, and nothing is stored until both have ended. */
final class CountClient {

    private final ClientRecords clients;
    private final TokenVault vault;
    private final KlaviyoAccounts klaviyo;
    private final CountCommits commits;

    CountClient(ClientRecords clients, TokenVault vault, KlaviyoAccounts klaviyo, CountCommits commits) {
        this.clients = clients;
        this.vault = vault;
        this.klaviyo = klaviyo;
        this.commits = commits;
    }

    /** May run more than once; a client that is gone, disconnected or without tokens has nothing to count. */
    Mono<CountOutcome> count(String clientId) {
        return clients.find(clientId)
                .filter(client -> client.status() == ClientStatus.ACTIVE)
                .flatMap(client -> Mono.justOrEmpty(sealedTokens(client)).flatMap(tokens -> walk(client, tokens)))
                .defaultIfEmpty(new CountOutcome.NothingToCount());
    }

    private Mono<CountOutcome> walk(ClientRecord client, SealedTokens sealed) {
        var accessToken = vault.openClient(place(client), sealed).accessToken();
        return Mono.zip(klaviyo.countLists(accessToken), klaviyo.countSegments(accessToken))
                .flatMap(both -> {
                    if (both.getT1() instanceof ApiResult.Answered<Integer> lists
                            && both.getT2() instanceof ApiResult.Answered<Integer> segments) {
                        return commits.store(client, lists.value(), segments.value());
                    }
                    return Mono.just(CountOutcome.ofFailure(client.oauth().tokenVersion(), both.getT1(), both.getT2()));
                });
    }

    private static Optional<SealedTokens> sealedTokens(ClientRecord client) {
        var accessToken = client.oauth().accessToken();
        var refreshToken = client.oauth().refreshToken();
        return accessToken == null || refreshToken == null
                ? Optional.empty()
                : Optional.of(new SealedTokens(accessToken, refreshToken));
    }

    private static TokenPlace place(ClientRecord client) {
        return new TokenPlace(
                client.clientId(), client.oauth().generation(), client.oauth().tokenVersion());
    }
}
