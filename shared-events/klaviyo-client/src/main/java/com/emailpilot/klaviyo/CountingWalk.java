package com.emailpilot.klaviyo;

import com.emailpilot.klaviyo.ApiResult.Answered;
import com.emailpilot.klaviyo.ApiResult.PermissionDenied;
import com.emailpilot.klaviyo.ApiResult.Unauthorized;
import com.emailpilot.klaviyo.ApiResult.Unavailable;
import java.net.URI;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * Counts a collection by walking its pages to the end, since Klaviyo tells no totals.
 *
 * <p>Sorted by id and counted by distinct ids, so that items that come and go on the way are seen at most once. A walk of
 * more than 1,000 pages (10,000 items), in a circle, or away from Klaviyo's host has no result.
 */
final class CountingWalk {

    private static final int MAX_PAGES = 1_000;

    private final URI api;
    private final RestCalls calls;

    CountingWalk(URI api, RestCalls calls) {
        this.api = api;
        this.calls = calls;
    }

    Mono<ApiResult<Integer>> count(String firstPage, AccessToken token) {
        return Mono.defer(() -> step(api.resolve(firstPage), token, new Seen(new HashSet<>(), new HashSet<>())));
    }

    private Mono<ApiResult<Integer>> step(URI page, AccessToken token, Seen seen) {
        if (!sameOrigin(page)) {
            return broken("foreign_link");
        }
        if (!seen.pages.add(page)) {
            return broken("circular_pages");
        }
        if (seen.pages.size() > MAX_PAGES) {
            return broken("too_many_pages");
        }
        return calls.get(page, token, document -> read(document, seen)).flatMap(result -> switch (result) {
            case Answered<Page>(Page(URI next)) when next != null -> step(next, token, seen);
            case Answered<Page> _ -> Mono.just(new Answered<>(seen.ids.size()));
            case Unauthorized<Page> _ -> Mono.just(new Unauthorized<>());
            case PermissionDenied<Page> _ -> Mono.just(new PermissionDenied<>());
            case Unavailable<Page>(var retryAfter, var reason) -> Mono.just(new Unavailable<>(retryAfter, reason));
        });
    }

    private static ApiResult<Page> read(JsonNode document, Seen seen) {
        if (!document.path("data").isArray() || !document.path("links").isObject()) {
            return new Unavailable<>(null, "malformed");
        }
        for (var item : document.path("data")) {
            var id = item.path("id").stringValue("");
            if (id.isBlank()) {
                return new Unavailable<>(null, "malformed");
            }
            seen.ids.add(id);
        }
        return next(document.path("links").path("next"));
    }

    private static ApiResult<Page> next(JsonNode link) {
        if (link.isNull() || link.isMissingNode()) {
            return new Answered<>(new Page(null));
        }
        try {
            return new Answered<>(new Page(URI.create(link.stringValue(""))));
        } catch (IllegalArgumentException _) {
            return new Unavailable<>(null, "malformed");
        }
    }

    private boolean sameOrigin(URI page) {
        return api.getScheme().equalsIgnoreCase(page.getScheme())
                && api.getHost().equalsIgnoreCase(page.getHost())
                && port(api) == port(page)
                && page.getRawUserInfo() == null;
    }

    private static int port(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return uri.getScheme().toLowerCase(Locale.ROOT).equals("https") ? 443 : 80;
    }

    private static Mono<ApiResult<Integer>> broken(String reason) {
        return Mono.just(new Unavailable<>(null, reason));
    }

    /** @param next absent on the last page */
    private record Page(@Nullable URI next) {}

    private record Seen(Set<String> ids, Set<URI> pages) {}
}
