package com.emailpilot.provisioner.upsert;

import com.emailpilot.clients.Grant;
import com.emailpilot.events.EventCodec;
import com.emailpilot.events.EventPublisher;
import com.emailpilot.events.TokenRefreshRequested;
import com.emailpilot.klaviyo.TokenPair;
import com.emailpilot.vault.SealBrokenException;
import com.emailpilot.vault.SealedTokens;
import com.emailpilot.vault.TokenPlace;
import com.emailpilot.vault.TokenVault;
import java.time.Instant;
import reactor.core.publisher.Mono;

/** The tokens of a waiting grant: opened here, sealed anew for a client, rotated by the refresher alone. */
final class GrantTokens {

    private static final String SOURCE = "client-provisioner";

    private final TokenVault vault;
    private final EventCodec codec;
    private final EventPublisher publisher;

    GrantTokens(TokenVault vault, EventCodec codec, EventPublisher publisher) {
        this.vault = vault;
        this.codec = codec;
        this.publisher = publisher;
    }

    /**
     * @throws SealBrokenException if no key of ours opens them
     */
    OpenedGrant open(Grant grant, Instant readTime) {
        var sealed = grant.sealedTokens();
        if (sealed == null) {
            throw new IllegalStateException(
                    "The waiting grant " + grant.grantId() + " has no tokens; repair the document");
        }
        return new OpenedGrant(grant, vault.openGrant(grant.grantId(), sealed), readTime);
    }

    SealedTokens sealedFor(TokenPlace place, TokenPair tokens) {
        return vault.sealClient(place, tokens);
    }

    /** Asks the refresher to rotate them; a hint, so losing it only costs time. */
    Mono<Void> requestFreshOnes(Grant grant, Instant now) {
        return publisher.publish(codec.encode(TokenRefreshRequested.ofGrant(grant.grantId(), now), SOURCE, now, null));
    }
}
