package com.emailpilot.gateway.refresh;

import com.emailpilot.clients.ClientRecord;
import com.emailpilot.clients.ClientRecords.Read;
import com.emailpilot.clients.refresh.RefreshOutcome;
import com.emailpilot.gateway.console.Refusal;
import com.emailpilot.gateway.refresh.RefreshClient.Told;
import java.time.Duration;
import java.time.Instant;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Words the end of a refresh: status, and a sentence that says what happened and what to do next. */
final class RefreshAnswers {

    private static final Duration MOMENT = Duration.ofSeconds(5);

    private RefreshAnswers() {}

    static ResponseEntity<RefreshAnswer> of(Told told) {
        return switch (told.outcome()) {
            case RefreshOutcome.Refreshed(var client) ->
                fresh(client, "has fresh tokens. There is nothing left to do.", told);
            case RefreshOutcome.FreshAlready(var client) ->
                fresh(client, "got fresh tokens moments ago. There is nothing left to do.", told);
            case RefreshOutcome.StillRunning(var client) ->
                later(client, "is still being refreshed. It goes on by itself.", told);
            case RefreshOutcome.BeingConfirmed(var client) ->
                later(
                        client,
                        "was refused by Klaviyo, which is asked once more before anybody has to reconnect.",
                        told);
            case RefreshOutcome.NeedsReconnecting(var client) -> throw over(client);
            case RefreshOutcome.Failed failed -> throw failed(failed);
            case RefreshOutcome.NotAsked(var found) ->
                throw unavailable("not_asked", found, "The refresh cannot be asked for right now.", MOMENT);
            case RefreshOutcome.TooMany(var retryAfter) ->
                throw new Refusal(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "too_many",
                        "That was asked for too often. Wait a minute; tokens are also refreshed by themselves.",
                        retryAfter);
        };
    }

    private static ResponseEntity<RefreshAnswer> fresh(ClientRecord client, String predicate, Told told) {
        return ResponseEntity.ok(RefreshAnswer.of(client, true, sentence(client, predicate), told.coalesced()));
    }

    private static ResponseEntity<RefreshAnswer> later(ClientRecord client, String predicate, Told told) {
        return ResponseEntity.accepted()
                .body(RefreshAnswer.of(client, false, sentence(client, predicate), told.coalesced()));
    }

    private static Refusal over(ClientRecord client) {
        var state = client.oauth().state();
        var why = switch (state) {
            case ROTATION_LOST -> "lost its tokens on the way from Klaviyo. Reconnect it.";
            case DISCONNECTED -> "is disconnected. Reconnect it if you want it back.";
            case NEEDS_REAUTHORIZATION, CONNECTED, DEGRADED -> "is no longer allowed by Klaviyo. Reconnect it.";
        };
        return new Refusal(HttpStatus.CONFLICT, "needs_reauthorization", sentence(client, why), null)
                .because(state.word());
    }

    private static Refusal failed(RefreshOutcome.Failed failed) {
        var why = switch (failed.cause()) {
            case "rate_limited" -> "Klaviyo limits how often tokens may be refreshed.";
            case "client_refused" -> "Klaviyo does not accept this app's own credentials: tell your administrator.";
            default -> "Klaviyo gave no new tokens this time.";
        };
        return unavailable(failed.cause(), failed.found(), why, failed.retryAfter());
    }

    private static Refusal unavailable(String code, Read found, String why, Duration retryAfter) {
        return new Refusal(
                HttpStatus.SERVICE_UNAVAILABLE,
                code,
                why + " " + stillValid(found) + " EmailPilot tries again by itself.",
                retryAfter);
    }

    private static String stillValid(Read found) {
        var name = found.client().displayName();
        var expiresAt = found.client().oauth().expiresAt();
        return expiresAt != null && expiresAt.isAfter(found.readTime())
                ? "The token of %s is valid for another %s.".formatted(name, rounded(found.readTime(), expiresAt))
                : "The token of %s has run out.".formatted(name);
    }

    private static String rounded(Instant from, Instant to) {
        long minutes = Duration.between(from, to).toMinutes();
        return minutes < 1 ? "few seconds" : minutes == 1 ? "minute" : minutes + " minutes";
    }

    private static String sentence(ClientRecord client, String predicate) {
        return client.displayName() + " " + predicate;
    }
}
