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
 * @param health what the last probe found; absent before the first one
 * @param generation counts the grants; what a person disconnects is the one that the page showed
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
        @Nullable Health health,
        long generation,
        String owner,
        List<String> tags,
        @Nullable Instant connectedAt,
        Instant createdAt,
        Instant updatedAt) {

    public ClientView {
        tags = List.copyOf(tags);
    }

    /** The view of a record. */
    public static ClientView of(ClientRecord client) {
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
                client.health(),
                client.oauth().generation(),
                client.ownerUserId(),
                client.tags(),
                client.oauth().connectedAt(),
                client.createdAt(),
                client.updatedAt());
    }
}
