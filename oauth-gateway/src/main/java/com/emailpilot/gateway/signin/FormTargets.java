package com.emailpilot.gateway.signin;

import java.net.URI;
import org.springframework.http.server.reactive.ServerHttpResponse;

/** Where the forms of a page may lead. Browsers hold the redirects after a form to that as well. */
public final class FormTargets {

    private static final String POLICY = "Content-Security-Policy";
    private static final String OURS = "form-action 'self'";

    private FormTargets() {}

    /** Lets the forms of the page that is answered lead to another host, too; to nothing else does the policy open. */
    public static void add(ServerHttpResponse page, URI place) {
        var policy = page.getHeaders().getFirst(POLICY);
        if (policy != null) {
            page.getHeaders().set(POLICY, policy.replace(OURS, OURS + " " + origin(place)));
        }
    }

    private static String origin(URI place) {
        return place.getScheme() + "://" + place.getAuthority();
    }
}
