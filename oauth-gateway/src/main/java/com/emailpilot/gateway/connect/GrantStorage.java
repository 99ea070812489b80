package com.emailpilot.gateway.connect;

import com.emailpilot.clients.ConflictException;
import com.emailpilot.clients.Documents;
import com.emailpilot.clients.Grants;
import com.emailpilot.clients.NewGrant;
import com.emailpilot.clients.Outbox;
import com.emailpilot.clients.OutboxRelay;
import com.emailpilot.clients.UsedStates;
import com.emailpilot.clients.Write;
import com.emailpilot.events.KlaviyoConnected;
import com.emailpilot.gateway.signin.SignedIn;
import com.emailpilot.klaviyo.TokenGrant;
import com.emailpilot.klaviyo.TokenPair;
import com.emailpilot.vault.TokenVault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Steps C3 and C4: grant, event, outbox, audit and the flow's result durable at once; publishing comes after. */
final class GrantStorage {

    private static final Retry UNTIL_STORED =
            Retry.backoff(4, Duration.ofMillis(250)).filter(failure -> !(failure instanceof ConflictException));

    private final Documents documents;
    private final TokenVault vault;
    private final Outbox outbox;
    private final OutboxRelay relay;

    GrantStorage(Documents documents, TokenVault vault, Outbox outbox, OutboxRelay relay) {
        this.documents = documents;
        this.vault = vault;
        this.outbox = outbox;
        this.relay = relay;
    }

    /** A conflict is our own commit whose answer was lost: the claim lets nobody else store this grant. */
    Mono<Outcome> store(Flow flow, SignedIn person, Instant claimedAt, TokenGrant granted) {
        var grant = grantOf(flow, person, claimedAt, granted);
        var connected = new KlaviyoConnected(grant.grantId(), person.user(), flow.expectedClientId(), claimedAt);
        var announcement = outbox.entry(connected, claimedAt, null);
        var result = new UsedStates(documents).result(grant.grantId(), Outcome.CONNECTED.code());
        var row = ConsentRow.of(flow, person, claimedAt, Outcome.CONNECTED).create();
        List<Write> atOnce = Stream.concat(
                        Stream.of(new Grants(documents).waiting(grant), result, row), announcement.writes().stream())
                .toList();
        return documents
                .commit(atOnce) // C3
                .retryWhen(UNTIL_STORED)
                .then()
                .onErrorComplete(ConflictException.class)
                .doOnSuccess(_ -> relay.announce(List.of(announcement))) // C4
                .thenReturn(Outcome.CONNECTED);
    }

    private NewGrant grantOf(Flow flow, SignedIn person, Instant claimedAt, TokenGrant granted) {
        var refreshToken = granted.refreshToken();
        if (refreshToken == null) {
            throw new IllegalStateException(
                    "A code exchange without a refresh token counts as malformed in the client");
        }
        var grantId = flow.stateHash();
        return new NewGrant(
                grantId,
                vault.sealGrant(grantId, new TokenPair(granted.accessToken(), refreshToken)),
                granted.scopes().stream().sorted().toList(),
                claimedAt,
                claimedAt.plus(granted.expiresIn()),
                person.user(),
                flow.expectedClientId());
    }
}
