package com.emailpilot.examples.reports;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Gets what has to be sent to Klaviyo for a client, from the service that keeps it fresh. */
final class Credentials {

    private static final Duration CONNECT = Duration.ofSeconds(2);
    /** The service may rotate the tokens first, which takes it 8 s at most. */
    private static final Duration ANSWER = Duration.ofSeconds(20);

    private static final long USUAL_WAIT_SECONDS = 30;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT).build();
    private final JsonMapper json = new JsonMapper();
    private final URI service;
    private final Identity identity;

    Credentials(URI service, Identity identity) {
        this.service = service;
        this.identity = identity;
    }

    /**
     * Asks for a client's credential right before it is used; blocks.
     *
     * @param minValidity how long the work takes, 30 min at most
     */
    Credential of(String clientId, Duration minValidity) throws IOException, InterruptedException {
        var bearer = "Bearer " + identity.token();
        var request = HttpRequest.newBuilder(
                        service.resolve("/api/clients/" + clientId + "/klaviyo/credential?min_validity=" + minValidity))
                .header("Authorization", bearer)
                .header("X-Serverless-Authorization", bearer) // where Cloud Run looks; it keeps the other one as it is
                .timeout(ANSWER)
                .build();
        return read(http.send(request, BodyHandlers.ofString()));
    }

    private Credential read(HttpResponse<String> answer) throws IOException {
        return switch (answer.statusCode()) {
            case 200 -> usable(json.readTree(answer.body()));
            case 404, 409 ->
                new Credential.None(json.readTree(answer.body()).path("reason").asString("unknown"));
            case 429, 503 ->
                new Credential.Later(Duration.ofSeconds(
                        answer.headers().firstValueAsLong("Retry-After").orElse(USUAL_WAIT_SECONDS)));
            default -> throw new IOException("The credential service answered " + answer.statusCode());
        };
    }

    private static Credential.Usable usable(JsonNode answer) {
        var expiresAt = answer.path("expires_at");
        return new Credential.Usable(
                answer.path("type").asString(),
                answer.path("authorization").asString(),
                answer.path("revision").asString(),
                answer.path("account_id").asString(),
                expiresAt.isString() ? Instant.parse(expiresAt.asString()) : null);
    }
}
