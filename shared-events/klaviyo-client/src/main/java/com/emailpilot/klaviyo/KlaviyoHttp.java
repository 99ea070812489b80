package com.emailpilot.klaviyo;

import io.netty.channel.ChannelOption;
import java.time.Duration;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/** Klaviyo over HTTP: the real adapters of this module's ports, each with a connection pool of its own. */
public final class KlaviyoHttp {

    /** The revision of Klaviyo's REST API that is spoken here; a request names it in the header {@code revision}. */
    public static final String REVISION = "2026-07-15";

    private static final int TOKEN_BODY_MAX_BYTES = 64 * 1024;
    private static final int API_BODY_MAX_BYTES = 2 * 1024 * 1024;
    private static final Duration WARMING_UP = Duration.ofSeconds(10);
    private static final String USER_AGENT = "EmailPilot-Klaviyo-Connect/1.0";

    private KlaviyoHttp() {}

    /** The token endpoints, for one instance per process: it remembers which client secret worked last. */
    public static KlaviyoTokens tokens(KlaviyoEndpoints endpoints, AppCredentials credentials) {
        return tokens(endpoints, credentials, TokenLimits.PRODUCTION);
    }

    /** What answers while the app's id or secret is missing: that our app is refused. */
    public static KlaviyoTokens unconfigured() {
        return new UnconfiguredTokens();
    }

    /** The REST API, for one instance per process. */
    public static KlaviyoAccounts accounts(KlaviyoEndpoints endpoints) {
        return accounts(endpoints, ApiLimits.PRODUCTION);
    }

    static KlaviyoTokens tokens(KlaviyoEndpoints endpoints, AppCredentials credentials, TokenLimits limits) {
        var http = new HttpCalls(client("klaviyo-tokens", 256, limits.connect()), TOKEN_BODY_MAX_BYTES);
        return new HttpKlaviyoTokens(endpoints, credentials, http, limits);
    }

    static KlaviyoAccounts accounts(KlaviyoEndpoints endpoints, ApiLimits limits) {
        var http = new HttpCalls(client("klaviyo-api", 64, limits.connect()), API_BODY_MAX_BYTES);
        return new HttpKlaviyoAccounts(endpoints.api(), new RestCalls(http, limits));
    }

    /**
     * Never retries by itself, since that could post a code twice; never follows a redirect with a secret. Blocks for a
     * moment, while a service starts: whom to trust, event loops and name resolution are set up now and not by the first
     * call, which may come when no file can be opened any more.
     */
    static HttpClient client(String pool, int maxConnections, Duration connectTimeout) {
        var connections = ConnectionProvider.builder(pool)
                .maxConnections(maxConnections)
                .pendingAcquireMaxCount(2 * maxConnections)
                .pendingAcquireTimeout(connectTimeout)
                .maxIdleTime(Duration.ofSeconds(30))
                .evictInBackground(Duration.ofSeconds(10))
                .build();
        var client = HttpClient.create(connections)
                .secure()
                .disableRetry(true)
                .followRedirect(false)
                .resolver(dns -> dns.queryTimeout(connectTimeout))
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(connectTimeout.toMillis()))
                .headers(headers -> headers.set("User-Agent", USER_AGENT));
        client.warmup().block(WARMING_UP);
        return client;
    }
}
