package com.emailpilot.sandbox.oauth;

import com.emailpilot.sandbox.http.Request;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Notes which codes, tokens and keys a request shows, before anything is done with it. */
public final class Presented {

    private static final List<String> FIELDS = List.of("code", "refresh_token", "token");

    private final Apps apps;
    private final Ledger ledger;

    public Presented(Apps apps, Ledger ledger) {
        this.apps = apps;
        this.ledger = ledger;
    }

    /**
     * Enters the presentation into the ledger, also when a fault will keep the request from being acted on.
     *
     * @return the account that the credentials belong to; empty when they are unknown or there are none
     */
    public Optional<String> note(Request request, String endpoint, long number) {
        return ledger.atomically(() -> {
            var found = values(request)
                    .flatMap(value -> ledger.find(value).stream())
                    .toList();
            var client = apps.authenticated(request).isPresent();
            found.forEach(credential -> {
                var accepted = client || accepted(request, credential);
                credential.present(new Presentation(ledger.now(), endpoint, accepted, number));
            });
            return found.stream()
                    .map(credential -> credential.grant().accountId())
                    .findFirst();
        });
    }

    private boolean accepted(Request request, Credential credential) {
        var scheme = credential.kind() == CredentialKind.API_KEY ? "Klaviyo-API-Key" : "Bearer";
        var rest = credential.kind() == CredentialKind.API_KEY || credential.kind() == CredentialKind.ACCESS_TOKEN;
        return rest && request.credentials(scheme).isPresent() && credential.live(ledger.now());
    }

    private static Stream<String> values(Request request) {
        var form = request.form();
        var headers = Stream.of("Bearer", "Klaviyo-API-Key").flatMap(scheme -> request.credentials(scheme).stream());
        return Stream.concat(headers, FIELDS.stream().flatMap(field -> form.first(field).stream()));
    }
}
