package com.emailpilot.gateway.connect;

import com.emailpilot.clients.Claim;
import com.emailpilot.gateway.signin.SignedIn;
import com.emailpilot.klaviyo.AuthorizationCode;
import com.emailpilot.klaviyo.KlaviyoTokens;
import com.emailpilot.klaviyo.TokenResult;
import java.net.URI;
import java.time.Instant;
import reactor.core.publisher.Mono;

/** Turns Klaviyo's answer into a stored grant: steps C1 to C4 of protocol 1. */
final class FinishFlow {

    private final FlowClaims claims;
    private final KlaviyoTokens klaviyo;
    private final GrantStorage grants;
    private final URI redirectUri;

    FinishFlow(FlowClaims claims, KlaviyoTokens klaviyo, GrantStorage grants, URI redirectUri) {
        this.claims = claims;
        this.klaviyo = klaviyo;
        this.grants = grants;
        this.redirectUri = redirectUri;
    }

    /** Goes on to its end even if nobody waits for it any more: a browser that hangs up must not cost a grant. */
    Mono<Outcome> finish(Flow flow, ConsentAnswer answer, SignedIn person) {
        var work = claims.claim(flow, person) // C1
                .flatMap(claim -> switch (claim) {
                    case Claim.Won won -> answered(flow, answer, person, won.claimedAt());
                    case Claim.Finished finished -> Mono.just(FlowClaims.outcomeOf(finished));
                    case Claim.InProgress _ -> Mono.just(Outcome.IN_PROGRESS);
                    case Claim.Abandoned _ -> Mono.just(Outcome.TOKEN_EXCHANGE_FAILED);
                });
        return Mono.defer(() -> Mono.fromFuture(work.toFuture(), true));
    }

    private Mono<Outcome> answered(Flow flow, ConsentAnswer answer, SignedIn person, Instant claimedAt) {
        return switch (answer) {
            case ConsentAnswer.Refused refused -> close(flow, person, claimedAt, refused.outcome());
            case ConsentAnswer.Allowed allowed -> exchange(flow, allowed.code(), person, claimedAt);
        };
    }

    private Mono<Outcome> exchange(Flow flow, AuthorizationCode code, SignedIn person, Instant claimedAt) {
        return klaviyo.exchange(code, flow.codeVerifier(), redirectUri) // C2
                .flatMap(result -> switch (result) {
                    case TokenResult.Granted granted ->
                        grants.store(flow, person, claimedAt, granted.grant()); // C3, C4
                    case TokenResult.Rejected _, TokenResult.ClientRefused _ ->
                        close(flow, person, claimedAt, Outcome.TOKEN_EXCHANGE_FAILED);
                    case TokenResult.RateLimited _, TokenResult.Unreachable _, TokenResult.Ambiguous _ ->
                        close(flow, person, claimedAt, Outcome.KLAVIYO_UNAVAILABLE);
                });
    }

    private Mono<Outcome> close(Flow flow, SignedIn person, Instant claimedAt, Outcome outcome) {
        return claims.close(flow, outcome, ConsentRow.of(flow, person, claimedAt, outcome));
    }
}
