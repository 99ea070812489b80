package com.emailpilot.clients;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What those see of a client with a live connection who look after all of them.
 *
 * @param hasTokens whether Klaviyo's tokens are kept for it; one with an API key alone has none
 * @param generation counts the grants that were applied, from 1; 0 in a record of the first version
 * @param scopes what Klaviyo granted
 * @param nextRefreshAt when a sweep is to find it; absent where none will
 * @param countedAt server time of the last count of lists and segments; absent before the first one
 * @param checkedAt server time at which its health was looked at last; absent before the first time
 * @param readTime server time of the look
 */
public record ActiveClient(
        String clientId,
        boolean hasTokens,
        long generation,
        List<String> scopes,
        @Nullable Instant nextRefreshAt,
        @Nullable Instant countedAt,
        @Nullable Instant checkedAt,
        Instant readTime) {

    private static final String EXPIRES_AT = "oauth.expires_at";
    private static final String GENERATION = "oauth.generation";
    private static final String SCOPES = "oauth.scopes";
    private static final String NEXT_REFRESH_AT = "oauth.next_refresh_at";
    private static final String COUNTED_AT = "klaviyo.counted_at";
    private static final String CHECKED_AT = "health.checked_at";

    public ActiveClient {
        scopes = List.copyOf(scopes);
    }

    /** What a query for active clients asks for. */
    static String[] fields() {
        return new String[] {EXPIRES_AT, GENERATION, SCOPES, NEXT_REFRESH_AT, COUNTED_AT, CHECKED_AT};
    }

    static ActiveClient of(Document document, Instant readTime) {
        return new ActiveClient(
                document.path().id(),
                document.time(EXPIRES_AT).isPresent(),
                document.number(GENERATION).orElse(0L),
                document.texts(SCOPES),
                document.time(NEXT_REFRESH_AT).orElse(null),
                document.time(COUNTED_AT).orElse(null),
                document.time(CHECKED_AT).orElse(null),
                readTime);
    }
}
