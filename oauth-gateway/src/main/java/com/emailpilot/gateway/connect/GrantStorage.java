package com.emailpilot.gateway.connect;

import com.emailpilot.clients.ConflictException;
import com.emailpilot.clients.Documents;
import com.emailpilot.clients.Grants;
import com.emailpilot.clients.NewGrant;
import com.emailpilot.clients.Outbox;
import com.emailpilot.clients.OutboxEntry;
import com.emailpilot.clients.OutboxRelay;
import com.emailpilot.clients.UsedStates;
import com.emailpilot.clients.Write;
import com.emailpilot.events.KlaviyoConnected;
import com.emailpilot.klaviyo.TokenGrant;
import com.emailpilot.klaviyo.TokenPair;
import com.emailpilot.vault.TokenVault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Steps C3 and C4: grant, event, outbox, audit and the flow's result durable at once; publishing comes after. */
final class GrantStorage {

    private static final Retry UNTIL_STORED =
            Retry.backoff(4, Duration.ofMillis(250)).filter(failure -> !(failure instanceof ConflictException));

    private final Documents documents;
    private final Grants grants;
    private final TokenVault vault;
    private final Outbox outbox;
    private final OutboxRelay relay;

    GrantStorage(Documents documents, TokenVault vault, Outbox outbox, OutboxRelay relay) {
        this.documents = documents;
        this.grants = new Grants(documents);
        this.vault = vault;
        this.outbox = outbox;
        this.relay = relay;
    }

    /**
     * Stores the grant; false if somebody else used the invite that it came by, and nothing was stored.
     *
     * @param inviteUse uses the invite up; empty for a person's own flow
     */
    Mono<Boolean> store(ClaimedFlow claimed, TokenGrant granted, List<Write> inviteUse) {
        var announcement = outbox.entry(connected(claimed), claimed.claimedAt(), null);
        List<Write> atOnce = new ArrayList<>(announcement.writes());
        atOnce.add(grants.waiting(grantOf(claimed, granted)));
        atOnce.add(new UsedStates(documents).result(claimed.id(), Outcome.CONNECTED.code()));
        atOnce.add(ConsentRow.of(claimed, Outcome.CONNECTED).create());
        atOnce.addAll(inviteUse);
        return documents
                .commit(atOnce) // C3
                .retryWhen(UNTIL_STORED)
                .thenReturn(true)
                .onErrorResume(ConflictException.class, _ -> ours(claimed, inviteUse))
                .doOnSuccess(stored -> announce(stored, announcement)); // C4
    }

    /** A conflict is our own commit whose answer was lost: the claim lets nobody else store this grant. Unless the invite is gone. */
    private Mono<Boolean> ours(ClaimedFlow claimed, List<Write> inviteUse) {
        return inviteUse.isEmpty()
                ? Mono.just(true)
                : grants.find(claimed.id()).hasElement().retryWhen(UNTIL_STORED);
    }

    private void announce(boolean stored, OutboxEntry announcement) {
        if (stored) {
            relay.announce(List.of(announcement));
        }
    }

    private static KlaviyoConnected connected(ClaimedFlow claimed) {
        return new KlaviyoConnected(
                claimed.id(), claimed.person().user(), claimed.flow().expectedClientId(), claimed.claimedAt());
    }

    private NewGrant grantOf(ClaimedFlow claimed, TokenGrant granted) {
        var refreshToken = granted.refreshToken();
        if (refreshToken == null) {
            throw new IllegalStateException(
                    "A code exchange without a refresh token counts as malformed in the client");
        }
        return new NewGrant(
                claimed.id(),
                vault.sealGrant(claimed.id(), new TokenPair(granted.accessToken(), refreshToken)),
                granted.scopes().stream().sorted().toList(),
                claimed.claimedAt(),
                claimed.claimedAt().plus(granted.expiresIn()),
                claimed.person().user(),
                claimed.flow().expectedClientId(),
                claimed.flow().invite());
    }
}
