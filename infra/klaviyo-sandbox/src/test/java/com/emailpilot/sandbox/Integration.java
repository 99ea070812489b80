package com.emailpilot.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody's integration with Klaviyo, talking to a sandbox over HTTP; never follows redirects. */
final class Integration {

    static final String CALLBACK = SandboxSettings.DEFAULT_REDIRECT_URI.toString();
    static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern REQUEST_ID = Pattern.compile("name=\"request\" value=\"([^\"]+)\"");

    private final KlaviyoSandbox sandbox;
    private final HttpClient http = HttpClient.newHttpClient();

    Integration(KlaviyoSandbox sandbox) {
        this.sandbox = sandbox;
    }

    /** The parameters of a good authorize request. */
    static Map<String, String> authorizeParameters() {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("response_type", "code");
        parameters.put("client_id", SandboxSettings.DEFAULT_CLIENT_ID);
        parameters.put("redirect_uri", CALLBACK);
        parameters.put("scope", "accounts:read lists:read segments:read");
        parameters.put("state", "the-state");
        parameters.put("code_challenge_method", "S256");
        parameters.put("code_challenge", CHALLENGE);
        return parameters;
    }

    HttpResponse<String> openConsent(Map<String, String> parameters) {
        return openConsent(form(parameters));
    }

    HttpResponse<String> openConsent(String query) {
        return send(request(sandbox.consentUrl().resolve("/oauth/authorize?" + query)));
    }

    /** Opens the consent page and presses a button. */
    HttpResponse<String> decide(Map<String, String> parameters, String decision, String account) {
        return decide(form(parameters), decision, account);
    }

    HttpResponse<String> decide(String query, String decision, String account) {
        var matcher = REQUEST_ID.matcher(openConsent(query).body());
        if (!matcher.find()) {
            throw new IllegalStateException("the consent page has no form");
        }
        var fields = Map.of("request", matcher.group(1), "decision", decision, "account", account);
        return send(request(sandbox.consentUrl().resolve("/oauth/authorize"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form(fields))));
    }

    /** A fresh code for an account, allowed on the consent page. */
    String code(String account) {
        return parameter(decide(authorizeParameters(), "allow", account), "code");
    }

    static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElseThrow();
    }

    static String parameter(HttpResponse<String> response, String name) {
        var matcher = Pattern.compile("[?&]" + name + "=([^&]*)").matcher(location(response));
        return matcher.find() ? matcher.group(1) : "";
    }

    Map<String, String> exchangeFields(String code) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("grant_type", "authorization_code");
        fields.put("code", code);
        fields.put("redirect_uri", CALLBACK);
        fields.put("code_verifier", VERIFIER);
        return fields;
    }

    HttpResponse<String> exchange(String code) {
        return token(exchangeFields(code));
    }

    HttpResponse<String> refresh(String refreshToken) {
        return token(Map.of("grant_type", "refresh_token", "refresh_token", refreshToken));
    }

    HttpResponse<String> token(Map<String, String> fields) {
        return send(tokenRequest("/oauth/token", fields));
    }

    HttpResponse<String> revoke(String token) {
        return send(tokenRequest("/oauth/revoke", Map.of("token", token, "token_type_hint", "refresh_token")));
    }

    HttpRequest.Builder tokenRequest(String path, Map<String, String> fields) {
        return request(sandbox.apiUrl().resolve(path))
                .header("Authorization", basic(SandboxSettings.DEFAULT_CLIENT_SECRET))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form(fields)));
    }

    /** Connects an account from consent to tokens. */
    JsonNode connect(String account) {
        return json(exchange(code(account)));
    }

    String accessToken(String account) {
        return connect(account).get("access_token").asString();
    }

    HttpResponse<String> get(String target, String accessToken) {
        return send(rest(target, accessToken));
    }

    HttpRequest.Builder rest(String target, String accessToken) {
        return unrevised(target, accessToken).header("revision", "2026-07-15");
    }

    HttpRequest.Builder unrevised(String target, String accessToken) {
        return request(sandbox.apiUrl().resolve(target)).header("Authorization", "Bearer " + accessToken);
    }

    HttpResponse<String> control(String method, String target, String json) {
        return send(request(sandbox.apiUrl().resolve(target)).method(method, BodyPublishers.ofString(json)));
    }

    HttpRequest.Builder request(URI uri) {
        return HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(10));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return sendOrFail(request);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    HttpResponse<String> sendOrFail(HttpRequest.Builder request) throws IOException {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (InterruptedException e) {
            throw new IllegalStateException("a test was interrupted", e);
        }
    }

    static String basic(String secret) {
        var pair = SandboxSettings.DEFAULT_CLIENT_ID + ":" + secret;
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    static String refreshToken(JsonNode tokens) {
        return tokens.get("refresh_token").asString();
    }

    static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }

    static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
