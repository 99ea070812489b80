package com.emailpilot.sandbox;

import com.emailpilot.sandbox.control.ControlApi;
import com.emailpilot.sandbox.http.Answer;
import com.emailpilot.sandbox.http.Handling;
import com.emailpilot.sandbox.http.Request;
import com.emailpilot.sandbox.http.Site;
import com.emailpilot.sandbox.oauth.AuthorizationServer;
import com.emailpilot.sandbox.rest.RestApi;

/** The host that programs talk to: token, revocation, REST, and the control API. */
final class ApiSite implements Site {

    private final AuthorizationServer server;
    private final RestApi rest;
    private final ControlApi control;

    ApiSite(AuthorizationServer server, RestApi rest, ControlApi control) {
        this.server = server;
        this.rest = rest;
        this.control = control;
    }

    @Override
    public Handling handling(Request request) {
        return server.handling(request)
                .or(() -> rest.handling(request))
                .or(() -> control.handling(request))
                .orElseGet(() -> Handling.unobserved(() -> Answer.of(404, "text/plain", "Not found\n")));
    }
}
