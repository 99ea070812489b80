package com.emailpilot.gateway.clients;

import com.emailpilot.clients.ClientPage;
import com.emailpilot.clients.ClientRecord;
import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.DocumentQuery.After;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Lists what a user owns or shares, the last changed first. */
final class ListClients {

    private static final int LOOKED_AT = 200;

    private final ClientRecords records;
    private final PendingConnections pending;

    ListClients(ClientRecords records, PendingConnections pending) {
        this.records = records;
        this.pending = pending;
    }

    /**
     * Which clients are wanted.
     *
     * @param status absent means any
     * @param text part of the name, account id or contact, in lower case; absent means any
     */
    record Wanted(
            int limit,
            @Nullable String status,
            @Nullable String text,
            @Nullable After after) {

        boolean everything() {
            return status == null && text == null;
        }

        boolean includes(ClientRecord client) {
            return (status == null || status.equals(client.status().word()))
                    && (text == null || mentions(client, text));
        }

        private static boolean mentions(ClientRecord client, String text) {
            var account = client.klaviyo();
            return Stream.of(client.displayName(), account.accountName(), account.accountId(), account.contactEmail())
                    .filter(Objects::nonNull)
                    .anyMatch(value -> value.toLowerCase(Locale.ROOT).contains(text));
        }
    }

    Mono<ClientList> list(String user, Wanted wanted) {
        var page = wanted.everything()
                ? records.page(user, wanted.limit(), wanted.after())
                        .map(found -> new Cut(found.clients(), found.next()))
                : records.page(user, LOOKED_AT, wanted.after()).map(batch -> cut(batch, wanted));
        return Mono.zip(page, pending.of(user).collectList(), (found, waiting) -> answer(user, found, waiting));
    }

    /** Of one batch of records: a page may hold fewer than the limit, or none, and still have a next one. */
    private static Cut cut(ClientPage batch, Wanted wanted) {
        var matches = batch.clients().stream().filter(wanted::includes).toList();
        if (matches.size() <= wanted.limit()) {
            return new Cut(matches, batch.next());
        }
        var last = matches.get(wanted.limit() - 1);
        return new Cut(matches.subList(0, wanted.limit()), new After(last.updatedAt(), last.clientId()));
    }

    private static ClientList answer(String user, Cut page, List<ClientList.Pending> pending) {
        var next = page.next();
        return new ClientList(
                page.clients().stream()
                        .map(client -> ClientView.of(user, client))
                        .toList(),
                pending,
                next == null ? null : ListCursor.write(next));
    }

    private record Cut(List<ClientRecord> clients, @Nullable After next) {}
}
