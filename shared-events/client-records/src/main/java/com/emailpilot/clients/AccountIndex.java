package com.emailpilot.clients;

import reactor.core.publisher.Mono;

/** One client per Klaviyo account: {@code klaviyo_accounts/{account_id}} names it. Every change also writes the client. */
public final class AccountIndex {

    private final Documents documents;

    public AccountIndex(Documents documents) {
        this.documents = documents;
    }

    /** The client id that the account has; empty when it has none. */
    public Mono<String> clientOf(String accountId) {
        return documents
                .read(path(accountId))
                .mapNotNull(snapshot -> snapshot.found()
                        .flatMap(document -> document.text("client_id"))
                        .orElse(null));
    }

    /** Gives the account to a client; a conflict if it has one. */
    public Write claim(String accountId, String clientId) {
        return new Changes().set("client_id", clientId).create(path(accountId));
    }

    private static DocumentPath path(String accountId) {
        return new DocumentPath("klaviyo_accounts", accountId);
    }
}
