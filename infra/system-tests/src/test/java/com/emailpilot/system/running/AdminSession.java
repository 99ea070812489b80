package com.emailpilot.system.running;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A signed-in person who connects accounts and looks at clients. */
public final class AdminSession {

    /** Where the browser ends up when all went well. */
    public static final String CONNECTED = "/admin/clients?connected=klaviyo";

    private static final Pattern OPEN_REQUEST = Pattern.compile("name=\"request\" value=\"([^\"]+)\"");

    private final JsonMapper json = new JsonMapper();
    private final URI gateway;
    private final Browser browser;

    private AdminSession(URI gateway, Browser browser) {
        this.gateway = gateway;
        this.browser = browser;
    }

    static AdminSession login(URI gateway, String user, Consumer<String> received) throws IOException {
        var browser = new Browser(received);
        browser.get(gateway.resolve("/login"));
        var form = Map.of(
                "username", user,
                "password", user.substring(0, user.indexOf('@')),
                "_csrf", browser.cookie("XSRF-TOKEN").orElseThrow());
        var answer = browser.post(gateway.resolve("/login"), form);
        if (!location(answer).equals("/admin/clients")) {
            throw new IllegalStateException(user + " was not let in: " + answer.statusCode() + " " + answer.headers());
        }
        browser.get(gateway.resolve(location(answer)));
        return new AdminSession(gateway, browser);
    }

    /** The same person in the same browser, of which a copy was made: what one loses the other still has. */
    public AdminSession copy() {
        return new AdminSession(gateway, browser.copy());
    }

    /** The same person, who reaches another instance of the gateway with the next requests. */
    public AdminSession at(URI instance) {
        return new AdminSession(instance, browser.copy());
    }

    /** Asks the gateway for any page. */
    public HttpResponse<String> get(String pathAndQuery) {
        try {
            return browser.get(gateway.resolve(pathAndQuery));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts a flow; where Klaviyo asks for consent. */
    public URI start() {
        return URI.create(location(get("/api/integrations/klaviyo/oauth/start?redirect_path=/admin/clients")));
    }

    /** Allows it on the consent page; the path and query with which Klaviyo sends the browser back. */
    public String allow(URI consentPage, String account) {
        return decide(consentPage, Map.of("decision", "allow", "account", account));
    }

    /** Presses Cancel on the consent page. */
    public String cancel(URI consentPage) {
        return decide(consentPage, Map.of("decision", "cancel"));
    }

    /** Follows Klaviyo's redirect; where the gateway lets the person land. */
    public String land(String callback) {
        return location(get(callback));
    }

    /** Asks for a page and does not wait for the answer, which comes here; closing it is hanging up. */
    public Socket open(String pathAndQuery) {
        try {
            return browser.open(gateway.resolve(pathAndQuery));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The whole way from the click to the landing. */
    public String connect(String account) {
        return land(allow(start(), account));
    }

    /** Asks for fresh tokens of a client. */
    public CompletableFuture<HttpResponse<String>> refresh(String clientId) {
        return browser.change("POST", gateway.resolve("/api/integrations/klaviyo/oauth/refresh/" + clientId));
    }

    /** Disconnects a client. */
    public HttpResponse<String> disconnect(String clientId) {
        return browser.change("DELETE", gateway.resolve("/api/integrations/klaviyo/connections/" + clientId))
                .join();
    }

    /** Gives an order of ops, as JSON, under a key that makes it one however often it is given. */
    public CompletableFuture<HttpResponse<String>> order(String path, String json, String key) {
        return browser.order(gateway.resolve(path), json, key);
    }

    /** The client of an account in this person's list; empty while there is none. */
    public Optional<JsonNode> client(String account) {
        return json.readTree(get("/api/clients?limit=200").body()).path("clients").values().stream()
                .filter(client -> client.path("account_id").asString().equals(account))
                .findFirst();
    }

    /** Opens the live stream of the admin page. */
    public EventStream events() {
        try {
            return EventStream.of(browser.stream(gateway.resolve("/api/clients/events")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String decide(URI consentPage, Map<String, String> decision) {
        try {
            var atKlaviyo = new Browser(_ -> {});
            var page = OPEN_REQUEST.matcher(atKlaviyo.get(consentPage).body());
            if (!page.find()) {
                throw new IllegalStateException("This is no consent page: " + consentPage.getPath());
            }
            var form = new HashMap<>(decision);
            form.put("request", page.group(1));
            var back = URI.create(location(atKlaviyo.post(consentPage.resolve("/oauth/authorize"), form)));
            return back.getRawPath() + "?" + back.getRawQuery();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Location")
                .orElseThrow(() -> new IllegalStateException("No redirect but " + answer.statusCode()));
    }
}
