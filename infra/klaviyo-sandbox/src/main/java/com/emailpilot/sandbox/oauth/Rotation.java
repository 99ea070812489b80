package com.emailpilot.sandbox.oauth;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What becomes of a refresh token when it is used, in each mode. Runs only while the ledger is held. */
final class Rotation {

    private static final List<RefreshMode> TURNS = List.of(
            new RefreshMode.SameToken(),
            new RefreshMode.Rotating(Duration.ofMinutes(1), RefreshMode.Grace.SAME_SUCCESSOR, false),
            new RefreshMode.Omitted());

    private final Ledger ledger;
    private final Issuer issuer;
    private final PolicyInForce policy;
    private int turn;

    Rotation(Ledger ledger, Issuer issuer, PolicyInForce policy) {
        this.ledger = ledger;
        this.issuer = issuer;
        this.policy = policy;
    }

    /** Empty when the token is dead. */
    Optional<TokenSet> rotate(Credential token, String value) {
        return rotate(token, value, policy.get().refreshMode());
    }

    void reset() {
        turn = 0;
    }

    private Optional<TokenSet> rotate(Credential token, String value, RefreshMode mode) {
        return switch (mode) {
            case RefreshMode.SameToken _ -> kept(token, value);
            case RefreshMode.Omitted _ -> kept(token, null);
            case RefreshMode.Rotating rotating -> renewed(token, rotating);
            case RefreshMode.Mixed _ -> rotate(token, value, TURNS.get(turn++ % TURNS.size()));
        };
    }

    private Optional<TokenSet> kept(Credential token, @Nullable String answered) {
        if (!token.live(ledger.now())) {
            return Optional.empty();
        }
        ledger.use(token);
        return Optional.of(issuer.with(token.grant(), answered, token.id()));
    }

    private Optional<TokenSet> renewed(Credential token, RefreshMode.Rotating mode) {
        if (!token.liveInGrace(ledger.now(), mode.grace())) {
            if (mode.familyRevocation() && token.supersededBy() != null) {
                ledger.revokeFamily(token.grant());
            }
            return Optional.empty();
        }
        ledger.use(token);
        return Optional.of(issuer.with(token.grant(), successor(token, mode.kind()), token.id()));
    }

    private String successor(Credential token, RefreshMode.Grace kind) {
        var earlier = ledger.withId(token.supersededBy());
        return switch (kind) {
            case SAME_SUCCESSOR -> earlier.flatMap(Credential::value).orElseGet(() -> fresh(token));
            case ANOTHER_SUCCESSOR -> fresh(token);
            case NEWEST_SUCCESSOR -> {
                earlier.ifPresent(old -> ledger.revoke(old, RevocationCause.SUCCEEDED_AGAIN));
                yield fresh(token);
            }
        };
    }

    private String fresh(Credential token) {
        var value = issuer.refreshToken(token.grant(), token.id());
        ledger.happened(new LedgerFact.Superseded(token.id(), ledger.now(), Fingerprint.of(value)));
        return value;
    }
}
