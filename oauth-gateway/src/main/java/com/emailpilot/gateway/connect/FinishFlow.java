package com.emailpilot.gateway.connect;

import com.emailpilot.clients.Claim;
import com.emailpilot.clients.Write;
import com.emailpilot.gateway.signin.SignedIn;
import com.emailpilot.klaviyo.AuthorizationCode;
import com.emailpilot.klaviyo.KlaviyoTokens;
import com.emailpilot.klaviyo.TokenGrant;
import com.emailpilot.klaviyo.TokenResult;
import java.net.URI;
import java.util.List;
import reactor.core.publisher.Mono;

/** Turns Klaviyo's answer into a stored grant: steps C1 to C4 of protocol 1. */
final class FinishFlow {

    private final FlowClaims claims;
    private final KlaviyoTokens klaviyo;
    private final GrantStorage grants;
    private final Invitations invitations;
    private final URI redirectUri;

    FinishFlow(
            FlowClaims claims, KlaviyoTokens klaviyo, GrantStorage grants, Invitations invitations, URI redirectUri) {
        this.claims = claims;
        this.klaviyo = klaviyo;
        this.grants = grants;
        this.invitations = invitations;
        this.redirectUri = redirectUri;
    }

    /** Goes on to its end even if nobody waits for it any more: a browser that hangs up must not cost a grant. */
    Mono<Outcome> finish(Flow flow, ConsentAnswer answer, SignedIn person) {
        var work = claims.claim(flow, person) // C1
                .flatMap(claim -> switch (claim) {
                    case Claim.Won won -> answered(new ClaimedFlow(flow, person, won.claimedAt()), answer);
                    case Claim.Finished finished -> Mono.just(FlowClaims.outcomeOf(finished));
                    case Claim.InProgress _ -> Mono.just(Outcome.IN_PROGRESS);
                    case Claim.Abandoned _ -> Mono.just(Outcome.TOKEN_EXCHANGE_FAILED);
                });
        return Mono.defer(() -> Mono.fromFuture(work.toFuture(), true));
    }

    private Mono<Outcome> answered(ClaimedFlow claimed, ConsentAnswer answer) {
        return switch (answer) {
            case ConsentAnswer.Refused refused -> close(claimed, refused.outcome());
            case ConsentAnswer.Allowed allowed -> allowed(claimed, allowed.code());
        };
    }

    /** An invite that nobody may use any more is not worth an exchange. */
    private Mono<Outcome> allowed(ClaimedFlow claimed, AuthorizationCode code) {
        var invite = claimed.flow().invite();
        return invite == null
                ? exchange(claimed, code, List.of())
                : invitations
                        .use(invite, claimed.id())
                        .flatMap(use -> exchange(claimed, code, List.of(use)))
                        .switchIfEmpty(Mono.defer(() -> close(claimed, Outcome.INVITE_CLOSED)));
    }

    private Mono<Outcome> exchange(ClaimedFlow claimed, AuthorizationCode code, List<Write> inviteUse) {
        return klaviyo.exchange(code, claimed.flow().codeVerifier(), redirectUri) // C2
                .flatMap(result -> switch (result) {
                    case TokenResult.Granted granted -> store(claimed, granted.grant(), inviteUse);
                    case TokenResult.Rejected _, TokenResult.ClientRefused _ ->
                        close(claimed, Outcome.TOKEN_EXCHANGE_FAILED);
                    case TokenResult.RateLimited _, TokenResult.Unreachable _, TokenResult.Ambiguous _ ->
                        close(claimed, Outcome.KLAVIYO_UNAVAILABLE);
                });
    }

    private Mono<Outcome> store(ClaimedFlow claimed, TokenGrant granted, List<Write> inviteUse) {
        return grants.store(claimed, granted, inviteUse) // C3, C4
                .flatMap(stored -> stored ? Mono.just(Outcome.CONNECTED) : close(claimed, Outcome.INVITE_CLOSED));
    }

    private Mono<Outcome> close(ClaimedFlow claimed, Outcome outcome) {
        return claims.close(claimed, outcome);
    }
}
