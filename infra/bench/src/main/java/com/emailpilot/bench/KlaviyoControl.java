package com.emailpilot.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** The Klaviyo sandbox, by its control API. */
final class KlaviyoControl {

    private static final int MOST_SEEDS = 5_000;

    private final JsonMapper json = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI api;

    KlaviyoControl(URI api) {
        this.api = api;
    }

    /** An account with the app installed, and its tokens. */
    record Seed(String accountId, String grantId, String accessToken, String refreshToken, List<String> scopes) {

        Seed {
            scopes = List.copyOf(scopes);
        }

        @Override
        public String toString() {
            return "Seed[" + accountId + "]";
        }
    }

    List<Seed> seed(int count) {
        List<Seed> seeds = new ArrayList<>();
        while (seeds.size() < count) {
            var wanted = Math.min(MOST_SEEDS, count - seeds.size());
            var made = call("POST", "seeds", Map.of("count", wanted, "lists", 0, "segments", 0));
            seeds.addAll(List.of(json.readValue(made, Seed[].class)));
        }
        return seeds;
    }

    /** Every refresh token has a successor, and dies with it: whatever gets lost shows. */
    void rotateStrictly(Duration tokenLifetime) {
        var mode = Map.of("name", "rotating", "grace", "PT0S", "family_revocation", false);
        call("PUT", "settings", Map.of("refresh_mode", mode, "token_lifetime", tokenLifetime.toString()));
    }

    void answerAfter(Duration latency) {
        call("PUT", "latencies", Map.of("endpoints", Map.of("token.refresh", latency.toString())));
    }

    /** How many requests to refresh reached Klaviyo so far. */
    long refreshCalls() {
        return json.readTree(call("GET", "counts", Map.of()))
                .path("token.refresh")
                .valueStream()
                .mapToLong(count -> count.asLong())
                .sum();
    }

    /** Whether the ledger knows the token of this fingerprint, and Klaviyo would take it now. */
    boolean isLive(String fingerprint) {
        return json.readTree(call("GET", "ledger/" + fingerprint, Map.of()))
                .path("live")
                .asBoolean();
    }

    private String call(String method, String path, Map<String, ?> body) {
        var request = HttpRequest.newBuilder(api.resolve("/sandbox/" + path))
                .method(method, BodyPublishers.ofString(json.writeValueAsString(body)))
                .build();
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(method + " " + path + " was refused: " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
