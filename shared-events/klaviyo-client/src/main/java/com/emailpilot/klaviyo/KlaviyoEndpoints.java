package com.emailpilot.klaviyo;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

/**
 * Where Klaviyo is: the consent page on one host, tokens and API on another. Never discovered: the documents that
 * Klaviyo publishes at well-known paths describe other servers.
 */
public record KlaviyoEndpoints(URI authorize, URI token, URI revoke, URI api) {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    public static final KlaviyoEndpoints REAL =
            of(URI.create("https://www.klaviyo.com"), URI.create("https://a.klaviyo.com"));

    public KlaviyoEndpoints {
        requireSafe(authorize);
        requireSafe(token);
        requireSafe(revoke);
        requireSafe(api);
    }

    /** The known paths below two base addresses, each scheme, host and port alone. */
    public static KlaviyoEndpoints of(URI consentBase, URI apiBase) {
        return new KlaviyoEndpoints(
                consentBase.resolve("/oauth/authorize"),
                apiBase.resolve("/oauth/token"),
                apiBase.resolve("/oauth/revoke"),
                apiBase.resolve("/"));
    }

    private static void requireSafe(URI address) {
        var host = address.getHost();
        if (host == null || address.getRawUserInfo() != null || address.getRawQuery() != null) {
            throw new IllegalArgumentException("Not the address of a Klaviyo endpoint: scheme, host and path expected");
        }
        if ("https".equals(address.getScheme())) {
            return;
        }
        if (!"http".equals(address.getScheme()) || !LOOPBACK.contains(host.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("Klaviyo is called by https, plain http is for loopback only: "
                    + address.getScheme() + "://" + host);
        }
    }
}
