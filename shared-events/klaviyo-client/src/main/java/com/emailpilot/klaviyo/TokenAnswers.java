package com.emailpilot.klaviyo;

import com.emailpilot.klaviyo.TokenResult.Ambiguous;
import com.emailpilot.klaviyo.TokenResult.Granted;
import com.emailpilot.klaviyo.TokenResult.RateLimited;
import com.emailpilot.klaviyo.TokenResult.Rejected;
import com.emailpilot.klaviyo.TokenResult.Unreachable;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Says what an answer of a token endpoint means.
 *
 * <p>A granted lifetime that is absent or makes no sense counts as the hour that Klaviyo documents, because a grant
 * thrown away may be a refresh token lost; everything else that is missing fails closed.
 */
final class TokenAnswers {

    private static final Duration DOCUMENTED_LIFETIME = Duration.ofHours(1);
    private static final Duration LONGEST_LIFETIME = Duration.ofDays(1);
    private static final Duration DEFAULT_RETRY_AFTER = Duration.ofMinutes(1);
    /** What RFC 6749, appendix A, allows in a token. */
    private static final Pattern TOKEN = Pattern.compile("[\\x20-\\x7E]+");

    private TokenAnswers() {}

    static TokenResult read(HttpAnswer answer) {
        return switch (answer) {
            case HttpAnswer.NotSent(String reason) -> new Unreachable(reason);
            case HttpAnswer.Lost(String reason) -> new Ambiguous(reason);
            case HttpAnswer.Received received -> read(received);
        };
    }

    private static TokenResult read(HttpAnswer.Received answer) {
        if (answer.status() == 429) {
            return new RateLimited(answer.retryAfter() == null ? DEFAULT_RETRY_AFTER : answer.retryAfter());
        }
        if (answer.status() == 200) {
            return answer.document() == null ? new Ambiguous("malformed") : grant(answer.document());
        }
        return error(answer)
                .<TokenResult>map(Rejected::new)
                .orElseGet(() -> new Ambiguous("status_" + answer.status()));
    }

    /** The code of a complete error answer; empty if it is not one. */
    static Optional<String> error(HttpAnswer.Received answer) {
        if (answer.status() < 400 || answer.status() > 499 || answer.document() == null) {
            return Optional.empty();
        }
        return Optional.ofNullable(text(answer.document(), "error")).map(TokenAnswers::sanitised);
    }

    private static TokenResult grant(JsonNode body) {
        var accessToken = text(body, "access_token");
        if (accessToken == null || !TOKEN.matcher(accessToken).matches()) {
            return new Ambiguous("no_access_token");
        }
        if (!"Bearer".equalsIgnoreCase(text(body, "token_type"))) {
            return new Ambiguous("not_bearer");
        }
        var refreshToken = text(body, "refresh_token");
        if (refreshToken != null && !TOKEN.matcher(refreshToken).matches()) {
            return new Ambiguous("malformed");
        }
        return new Granted(new TokenGrant(
                new AccessToken(accessToken),
                refreshToken == null ? null : new RefreshToken(refreshToken),
                lifetime(body),
                scopes(body)));
    }

    private static Duration lifetime(JsonNode body) {
        var seconds = body.path("expires_in").asLong(0);
        if (seconds <= 0) {
            return DOCUMENTED_LIFETIME;
        }
        return seconds < LONGEST_LIFETIME.toSeconds() ? Duration.ofSeconds(seconds) : LONGEST_LIFETIME;
    }

    private static Set<String> scopes(JsonNode body) {
        var scope = text(body, "scope");
        return scope == null ? Set.of() : Set.of(scope.strip().split("\\s+"));
    }

    /** Absent, null, blank and not a text are one. */
    private static @Nullable String text(JsonNode body, String field) {
        var value = body.path(field);
        return value.isString() && !value.stringValue().isBlank() ? value.stringValue() : null;
    }

    private static String sanitised(String error) {
        var safe = error.replaceAll("[^A-Za-z0-9_.-]", "_");
        return safe.substring(0, Math.min(safe.length(), 64));
    }
}
