package com.emailpilot.gateway.clients;

import com.emailpilot.clients.ClientRecord;
import com.emailpilot.clients.Health;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a browser may know of a client: a field that is not listed here stays on the server.
 *
 * @param listsCount absent until it was counted
 * @param segmentsCount absent until it was counted
 * @param connectionState more exact than the status: also says degraded and rotation_lost
 * @param condition what it comes to: connected, degraded, needs_person or disconnected
 * @param health what the last probe found; absent before the first one
 * @param generation counts the grants; what a person disconnects is the one that the page showed
 * @param mayChange whether the person at this browser may refresh, reconnect and disconnect it
 * @param lastRefreshedAt when Klaviyo gave its tokens last; absent in a record of the first version
 * @param expiresAt when its access token ends; absent once disconnected
 */
public record ClientView(
        String clientId,
        String displayName,
        String accountId,
        String accountName,
        @Nullable String contactEmail,
        @Nullable String emailDomain,
        @Nullable String timezone,
        @Nullable String preferredCurrency,
        @Nullable String industry,
        @Nullable String websiteUrl,
        boolean testAccount,
        @Nullable Long listsCount,
        @Nullable Long segmentsCount,
        String status,
        String connectionState,
        String condition,
        @Nullable Health health,
        long generation,
        String owner,
        boolean mayChange,
        List<String> tags,
        @Nullable Instant connectedAt,
        @Nullable Instant lastRefreshedAt,
        @Nullable Instant expiresAt,
        Instant createdAt,
        Instant updatedAt) {

    public ClientView {
        tags = List.copyOf(tags);
    }

    /** A record as this member sees it. */
    static ClientView of(String user, ClientRecord client) {
        return of(client, AccessPolicy.mayChange(user, client));
    }

    /** A record as those see it who may change it, or those who may not. */
    public static ClientView of(ClientRecord client, boolean mayChange) {
        var account = client.klaviyo();
        return new ClientView(
                client.clientId(),
                client.displayName(),
                account.accountId(),
                account.accountName(),
                account.contactEmail(),
                account.emailDomain(),
                account.timezone(),
                account.preferredCurrency(),
                account.industry(),
                account.websiteUrl(),
                account.testAccount(),
                account.listsCount(),
                account.segmentsCount(),
                client.status().word(),
                client.oauth().state().word(),
                Condition.of(client.oauth().state(), client.health()).word(),
                client.health(),
                client.oauth().generation(),
                client.ownerUserId(),
                mayChange,
                client.tags(),
                client.oauth().connectedAt(),
                client.oauth().lastRefreshedAt(),
                client.oauth().expiresAt(),
                client.createdAt(),
                client.updatedAt());
    }
}
