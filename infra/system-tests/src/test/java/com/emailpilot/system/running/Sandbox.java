package com.emailpilot.system.running;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import com.emailpilot.local.settings.Port;
import com.emailpilot.local.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The Klaviyo sandbox of a running system, by its control API. */
public final class Sandbox {

    /** A shop that the sandbox has from its start; others are made with {@link #newAccount}. */
    public static final String NORTHWIND = "NWc0f1";

    /** The client secret that the services try first; carries the sandbox's canary, so that a leak shows. */
    public static final String FIRST_SECRET = "not-a-secret-SandboxCanaryQ7x2vK9";

    /** The one that the services try when the first is refused. */
    public static final String SECOND_SECRET = "not-a-secret-either-SandboxCanaryQ7x2vK9";

    private final JsonMapper json = new JsonMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI api;
    private final Set<String> troubled = ConcurrentHashMap.newKeySet();

    /** The sandbox of a system with these settings. */
    static Sandbox of(Settings settings) {
        return new Sandbox(URI.create("http://localhost:" + settings.port(Port.SANDBOX_API)));
    }

    /** The sandbox whose API host is there. */
    public Sandbox(URI api) {
        this.api = api;
    }

    /** A new account that no other test uses; returns its id. */
    public String newAccount(int lists, int segments) {
        return call("POST", "accounts", Map.of("count", 1, "lists", lists, "segments", segments))
                .get(0)
                .path("id")
                .asString();
    }

    /** New accounts with the app installed, 5,000 at most. */
    public List<SeededAccount> seeds(int count) {
        return call("POST", "seeds", Map.of("count", count, "lists", 0, "segments", 0)).values().stream()
                .map(SeededAccount::of)
                .toList();
    }

    /** Lets an endpoint answer after this time. */
    public void answerAfter(String endpoint, Duration latency) {
        call("PUT", "latencies", Map.of("endpoints", Map.of(endpoint, latency.toString())));
    }

    /** Every code, token and key that this account ever had, as the ledger shows it. */
    public List<JsonNode> ledger(String account) {
        return List.copyOf(call("GET", "ledger?account=" + account, Map.of())
                .path("credentials")
                .values());
    }

    /** The whole ledger. */
    public List<JsonNode> ledger() {
        return List.copyOf(call("GET", "ledger", Map.of()).path("credentials").values());
    }

    /** Requests that showed a credential of this account, in order. */
    public List<JsonNode> requests(String account) {
        return List.copyOf(call("GET", "requests?account=" + account, Map.of()).values());
    }

    /** When Klaviyo was asked to refresh tokens, by account, oldest first. */
    public Map<String, List<Instant>> refreshes() {
        return call("GET", "requests?endpoint=token.refresh", Map.of()).values().stream()
                .filter(request -> request.path("account").isString())
                .collect(groupingBy(
                        request -> request.path("account").asString(),
                        mapping(request -> Instant.parse(request.path("at").asString()), toList())));
    }

    /** How often Klaviyo was asked to refresh the tokens of an account. */
    public int refreshes(String account) {
        return refreshTimes(account).size();
    }

    /** When Klaviyo was asked to refresh the tokens of an account, oldest first. */
    public List<Instant> refreshTimes(String account) {
        return refreshes().getOrDefault(account, List.of());
    }

    /** How many requests reached Klaviyo so far. */
    public int requestCount() {
        return call("GET", "requests", Map.of()).size();
    }

    /** Lets an endpoint fail for one account until {@link #heal}; further settings as in the sandbox's README. */
    public void fault(String account, String endpoint, Map<String, ?> fault) {
        troubled.add(account);
        var rule = new HashMap<String, Object>(fault);
        rule.put("account", account);
        rule.put("endpoint", endpoint);
        call("POST", "faults", rule);
    }

    /** Lets an endpoint fail for these accounts until {@link #heal}. */
    public void fault(Collection<String> accounts, String endpoint, Map<String, ?> fault) {
        accounts.forEach(account -> fault(account, endpoint, fault));
    }

    /** Accounts with which there ever was a fault. */
    public Set<String> troubled() {
        return Set.copyOf(troubled);
    }

    /** Changes how all of the sandbox behaves; settings as in its README. */
    public void settings(Map<String, ?> settings) {
        call("PUT", "settings", settings);
    }

    /** The owner of the account removes the app: every token ends. */
    public void uninstall(String account) {
        call("POST", "accounts/" + account + "/uninstall", Map.of());
    }

    /** From now on consents grant these scopes at most. */
    public void grantAtMost(List<String> scopes) {
        call("PUT", "apps", Map.of("scopes", scopes));
    }

    /** From now on Klaviyo accepts this client secret as well. */
    public void addSecret(String secret) {
        call("POST", "secrets", Map.of("secret", secret));
    }

    /** From now on Klaviyo refuses this client secret. */
    public void removeSecret(String secret) {
        call("DELETE", "secrets", Map.of("secret", secret));
    }

    /** Allows access without the consent page; where Klaviyo would send the browser. */
    public URI allow(URI consentPage, String account) {
        var query = consentPage.getRawQuery() + "&account=" + account;
        return URI.create(
                call("POST", "authorize?" + query, Map.of()).path("location").asString());
    }

    /** Ends all faults. */
    public void heal() {
        call("DELETE", "faults", Map.of());
    }

    private JsonNode call(String method, String path, Map<String, ?> body) {
        var request = HttpRequest.newBuilder(api.resolve("/sandbox/" + path))
                .method(method, BodyPublishers.ofString(json.writeValueAsString(body)))
                .build();
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(method + " " + path + " was refused: " + answer.body());
            }
            return json.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
