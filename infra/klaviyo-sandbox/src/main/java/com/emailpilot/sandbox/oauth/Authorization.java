package com.emailpilot.sandbox.oauth;

import com.emailpilot.sandbox.http.Parameters;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.regex.Pattern;

/** The authorize request: what is checked before a person is asked, and where the browser goes afterwards. */
public final class Authorization {

    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final Apps apps;
    private final Issuer issuer;

    Authorization(Apps apps, Issuer issuer) {
        this.apps = apps;
        this.issuer = issuer;
    }

    /** Checks everything. Where app or redirect URI cannot be trusted, nobody is redirected anywhere. */
    public Checked check(Parameters query) {
        var app = query.first("client_id").flatMap(apps::find);
        if (app.isEmpty()) {
            return new Checked.Untrusted("This app does not exist: client_id is missing or unknown.");
        }
        var redirectUri = query.first("redirect_uri").filter(app.get().redirectUris()::contains);
        if (redirectUri.isEmpty()) {
            return new Checked.Untrusted("This app did not register that redirect_uri; it must match exactly.");
        }
        var redirect = new Redirect(redirectUri.get(), query.firstRaw("state").orElse(null));
        return problem(query)
                .<Checked>map(problem -> new Checked.Refused(redirect.failure("invalid_request", problem)))
                .orElseGet(() -> asked(app.get(), redirect, query));
    }

    /** Issues a code for the account that was chosen. */
    public String allow(AuthorizeRequest request, String accountId) {
        var binding = new CodeBinding(request.redirect().uri(), request.codeChallenge());
        return request.redirect().success(issuer.code(request.app(), accountId, request.scopes(), binding));
    }

    public String cancel(AuthorizeRequest request) {
        return request.redirect()
                .failure("access_denied", "The resource owner or authorization server denied the request");
    }

    private static Optional<String> problem(Parameters query) {
        if (query.hasRepeats()) {
            return Optional.of("A parameter is repeated.");
        }
        if (!query.first("response_type").equals(Optional.of("code"))) {
            return Optional.of("response_type must be code.");
        }
        if (!query.first("code_challenge_method").equals(Optional.of("S256"))) {
            return Optional.of("code_challenge_method must be S256.");
        }
        var challenge = query.first("code_challenge").orElse("");
        return CHALLENGE.matcher(challenge).matches()
                ? Optional.empty()
                : Optional.of("code_challenge must be a base64url SHA-256.");
    }

    private static Checked asked(App app, Redirect redirect, Parameters query) {
        var challenge = query.first("code_challenge").orElse("");
        return new Checked.Asked(new AuthorizeRequest(app, redirect, granted(app, query), challenge));
    }

    private static SequencedSet<String> granted(App app, Parameters query) {
        var scopes = new LinkedHashSet<>(Scopes.parse(query.first("scope").orElse("")));
        scopes.retainAll(app.scopes());
        return scopes;
    }

    /** What the check came to. */
    public sealed interface Checked {

        /** Show an error page: nothing of the request can be trusted. */
        record Untrusted(String problem) implements Checked {}

        /** Send the browser back with an error. */
        record Refused(String location) implements Checked {}

        /** Ask the person. */
        record Asked(AuthorizeRequest request) implements Checked {}
    }
}
