package com.emailpilot.refresher.credentials;

import com.emailpilot.refresher.audit.AuditTrail;
import com.emailpilot.refresher.audit.CredentialRead;
import com.emailpilot.refresher.credentials.CredentialResult.NoneUsable;
import com.emailpilot.refresher.credentials.CredentialResult.NotNow;
import com.emailpilot.refresher.credentials.CredentialResult.Served;
import com.emailpilot.refresher.credentials.CredentialResult.UnknownClient;
import com.emailpilot.refresher.identity.Caller;
import com.emailpilot.refresher.metrics.CredentialMetrics;
import java.time.Clock;
import java.time.Duration;
import java.util.regex.Pattern;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** {@code GET /api/clients/{client_id}/klaviyo/credential}: what a service calls Klaviyo with. */
@RestController
final class CredentialController {

    private static final Pattern CLIENT_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final ReadCredential readCredential;
    private final AuditTrail audit;
    private final CredentialMetrics metrics;
    private final Clock clock;

    CredentialController(ReadCredential readCredential, AuditTrail audit, CredentialMetrics metrics, Clock clock) {
        this.readCredential = readCredential;
        this.audit = audit;
        this.metrics = metrics;
        this.clock = clock;
    }

    @GetMapping("/api/clients/{client_id}/klaviyo/credential")
    Mono<Credential> credential(
            @PathVariable("client_id") String clientId,
            @RequestParam MultiValueMap<String, String> parameters,
            @AuthenticationPrincipal Caller caller) {
        return MinValidity.parse(parameters.get("min_validity"))
                .map(minValidity -> read(clientId, minValidity)
                        .doOnNext(result -> audit.add(row(caller, clientId, result)))
                        .doOnNext(result -> metrics.read(word(result)))
                        .flatMap(CredentialController::answer))
                .orElseGet(() -> Mono.error(Problems.minValidity()));
    }

    private Mono<CredentialResult> read(String clientId, Duration minValidity) {
        return possible(clientId) ? readCredential.read(clientId, minValidity) : Mono.just(new UnknownClient());
    }

    private static Mono<Credential> answer(CredentialResult result) {
        return switch (result) {
            case Served(var credential) -> Mono.just(credential);
            case UnknownClient _ -> Mono.error(Problems.unknownClient());
            case NoneUsable none -> Mono.error(Problems.noneUsable(none));
            case NotNow notNow -> Mono.error(Problems.notNow(notNow));
        };
    }

    private static String word(CredentialResult result) {
        return switch (result) {
            case Served(var given) -> given.type();
            case UnknownClient _ -> "unknown_client";
            case NoneUsable(var reason) -> reason;
            case NotNow notNow -> notNow.reason();
        };
    }

    private CredentialRead row(Caller caller, String clientId, CredentialResult result) {
        var at = clock.instant();
        return switch (result) {
            case Served(var given) ->
                new CredentialRead(at, caller.email(), clientId, "served", given.type(), given.tokenVersion(), 0);
            case UnknownClient _ ->
                CredentialRead.without(at, caller.email(), possible(clientId) ? clientId : null, "unknown_client");
            case NoneUsable(var reason) -> CredentialRead.without(at, caller.email(), clientId, reason);
            case NotNow notNow -> CredentialRead.without(at, caller.email(), clientId, notNow.reason());
        };
    }

    private static boolean possible(String clientId) {
        return CLIENT_ID.matcher(clientId).matches();
    }
}
