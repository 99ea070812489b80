package com.emailpilot.clients;

import reactor.core.publisher.Mono;

/** One client per Klaviyo account: {@code klaviyo_accounts/{account_id}} names it. Every change also writes the client. */
public final class AccountIndex {

    private static final String CLIENT_ID = "client_id";

    private final Documents documents;

    public AccountIndex(Documents documents) {
        this.documents = documents;
    }

    /** Which client the account has; empty when it has none. */
    public Mono<Entry> find(String accountId) {
        return documents
                .read(path(accountId))
                .mapNotNull(snapshot -> snapshot.found()
                        .flatMap(document -> document.text(CLIENT_ID).map(clientId -> new Entry(clientId, document)))
                        .orElse(null));
    }

    /** Gives the account to a client; a conflict if it has one. */
    public Write claim(String accountId, String clientId) {
        return new Changes().set(CLIENT_ID, clientId).create(path(accountId));
    }

    /** Gives the account to another client, where the record of the first is gone; a conflict if somebody was faster. */
    public Write reassign(Entry entry, String clientId) {
        return new Changes().set(CLIENT_ID, clientId).update(entry.document());
    }

    private static DocumentPath path(String accountId) {
        return new DocumentPath("klaviyo_accounts", accountId);
    }

    /**
     * What the index says of an account.
     *
     * @param document the document it was read from: the precondition of a change
     */
    public record Entry(String clientId, Document document) {}
}
