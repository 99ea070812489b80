package com.emailpilot.sandbox.oauth;

import com.emailpilot.sandbox.http.Request;
import java.util.List;
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

    /** Enters the presentation into the ledger, also when a fault will keep the request from being acted on. */
    public Showing note(Request request, String endpoint, long number) {
        return ledger.atomically(() -> {
            var found = values(request)
                    .flatMap(value -> ledger.find(value).stream())
                    .distinct()
                    .toList();
            var client = apps.authenticated(request).isPresent();
            var shown = found.stream()
                    .map(credential -> {
                        var accepted = client || accepted(request, credential);
                        var presentation = new Presentation(
                                ledger.now(), endpoint, accepted, number, credential.spent(), null, null);
                        return new LedgerFact.Shown(credential.id(), presentation);
                    })
                    .toList();
            shown.forEach(ledger::happened);
            return new Showing(
                    ledger,
                    found.stream()
                            .map(credential -> credential.grant().accountId())
                            .findFirst(),
                    shown);
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
