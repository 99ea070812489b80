package com.emailpilot.gateway.clients;

import static java.util.Comparator.comparing;

import com.emailpilot.clients.ClientRecord;
import com.emailpilot.clients.Health;
import com.emailpilot.clients.LastAttempt;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a browser may know of a client that is looked at on its own: all that a list shows, and the rest of what is
 * known. Never a token.
 *
 * @param explanation how the connection stands and what to do about it, in one or two sentences
 * @param reason the word of what went wrong last; absent while all is well
 * @param countedAt when lists and segments were counted last; absent until then
 * @param lastAttempt how the last refresh ended; absent before the first one
 * @param nextRefreshAt when it is refreshed next; absent where that is not planned
 * @param revoking whether Klaviyo is still to be told of a disconnect
 * @param mayShare whether the person at this browser may say who else sees it
 */
public record ClientDetails(
        @JsonUnwrapped ClientView client,
        String explanation,
        @Nullable String reason,
        @Nullable String companyId,
        @Nullable String locale,
        @Nullable Instant countedAt,
        List<String> scopes,
        List<String> scopesMissing,
        List<Member> members,
        @Nullable Attempt lastAttempt,
        @Nullable Instant nextRefreshAt,
        @Nullable Instant disconnectedAt,
        boolean revoking,
        boolean mayShare) {

    private static final String LEAST = "viewer";

    public ClientDetails {
        scopes = List.copyOf(scopes);
        scopesMissing = List.copyOf(scopesMissing);
        members = List.copyOf(members);
    }

    /** Somebody who may see the client; a role that nobody knows here lets one look, as none does. */
    record Member(String user, String role) {}

    /**
     * How a refresh ended.
     *
     * @param outcome a fixed word
     * @param retryAt when it is tried again; absent where nobody plans that
     */
    record Attempt(Instant at, String outcome, @Nullable Instant retryAt) {

        private static @Nullable Attempt of(@Nullable LastAttempt last) {
            return last == null ? null : new Attempt(last.at(), last.outcome(), last.retryAt());
        }
    }

    /** A record as this member sees it. */
    public static ClientDetails of(String user, ClientRecord client) {
        var account = client.klaviyo();
        var oauth = client.oauth();
        return new ClientDetails(
                ClientView.of(user, client),
                Explanation.of(client),
                oauth.reason(),
                account.companyId(),
                account.locale(),
                account.countedAt(),
                oauth.scopes(),
                Optional.ofNullable(client.health()).map(Health::scopesMissing).orElse(List.of()),
                members(client),
                Attempt.of(oauth.rotation().lastAttempt()),
                oauth.alive() ? oauth.rotation().nextRefreshAt() : null,
                oauth.disconnectedAt(),
                oauth.revocation() != null,
                AccessPolicy.mayShare(user, client));
    }

    /** The owner first. */
    private static List<Member> members(ClientRecord client) {
        return client.memberIds().stream()
                .map(user -> new Member(user, client.roles().getOrDefault(user, LEAST)))
                .sorted(comparing((Member member) -> !member.user().equals(client.ownerUserId()))
                        .thenComparing(Member::user))
                .toList();
    }
}
