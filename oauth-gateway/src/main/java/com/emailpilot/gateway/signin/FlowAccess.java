package com.emailpilot.gateway.signin;

import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.authorization.ReactiveAuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.server.authorization.AuthorizationContext;
import reactor.core.publisher.Mono;

/** Lets those through a connect flow who are signed in, or came by an invite's link. */
final class FlowAccess implements ReactiveAuthorizationManager<AuthorizationContext> {

    static final String[] STEPS = {"/api/integrations/klaviyo/oauth/start", "/api/integrations/klaviyo/oauth/callback"};

    private final InviteSessions invited;

    FlowAccess(InviteSessions invited) {
        this.invited = invited;
    }

    @Override
    public Mono<AuthorizationResult> authorize(Mono<Authentication> authentication, AuthorizationContext context) {
        return authentication
                .map(Authentication::isAuthenticated)
                .defaultIfEmpty(false)
                .map(signedIn -> new AuthorizationDecision(
                        signedIn || invited.of(context.getExchange()).isPresent()));
    }
}
