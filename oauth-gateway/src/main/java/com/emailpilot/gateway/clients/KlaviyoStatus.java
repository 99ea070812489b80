package com.emailpilot.gateway.clients;

import com.emailpilot.clients.ClientRecord;
import com.emailpilot.clients.Health;
import com.emailpilot.events.ClientStatus;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a user's connections to Klaviyo stand.
 *
 * @param connected whether any of them works
 * @param connectionDate when the latest working one was connected; absent without one
 * @param expiresAt when the first access token of a working one ends; absent without one
 */
record KlaviyoStatus(
        boolean connected,
        @Nullable Instant connectionDate,
        @Nullable Instant expiresAt,
        List<Account> accounts) {

    private static final String OK = "ok";

    KlaviyoStatus {
        accounts = List.copyOf(accounts);
    }

    /**
     * One connected account.
     *
     * @param health {@code ok}, or what is wrong: the state of the connection, else what the last probe found
     * @param expiresAt absent once disconnected
     */
    record Account(
            String clientId,
            String accountId,
            String accountName,
            String status,
            String health,
            @Nullable Instant expiresAt,
            Instant createdAt) {

        private static Account of(ClientRecord client) {
            return new Account(
                    client.clientId(),
                    client.klaviyo().accountId(),
                    client.klaviyo().accountName(),
                    client.status().word(),
                    health(client),
                    client.oauth().expiresAt(),
                    client.createdAt());
        }

        private static String health(ClientRecord client) {
            var state = client.oauth().state();
            return switch (state) {
                case CONNECTED ->
                    Optional.ofNullable(client.health()).map(Health::reason).orElse(OK);
                case DEGRADED, NEEDS_REAUTHORIZATION, ROTATION_LOST, DISCONNECTED -> state.word();
            };
        }
    }

    static KlaviyoStatus of(List<ClientRecord> clients) {
        var working = clients.stream()
                .filter(client -> client.status() == ClientStatus.ACTIVE)
                .toList();
        return new KlaviyoStatus(
                !working.isEmpty(),
                times(working.stream().map(client -> client.oauth().connectedAt()))
                        .max(Instant::compareTo)
                        .orElse(null),
                times(working.stream().map(client -> client.oauth().expiresAt()))
                        .min(Instant::compareTo)
                        .orElse(null),
                clients.stream().map(Account::of).toList());
    }

    private static Stream<Instant> times(Stream<@Nullable Instant> times) {
        return times.filter(Objects::nonNull).map(Instant.class::cast);
    }
}
