package com.emailpilot.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A browser as far as HTTP goes: keeps cookies, follows nothing. */
public final class Browser {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String address;
    private final Map<String, String> cookies = new HashMap<>();

    public Browser(int port) {
        this("http://localhost:" + port);
    }

    private Browser(String address) {
        this.address = address;
    }

    /** A browser in which this local user is signed in; the password is the name before the @. */
    public static Browser signedIn(int port, String user) {
        var browser = new Browser(port);
        browser.signIn(user, user.substring(0, user.indexOf('@')));
        return browser;
    }

    /** The same at the clients page, which brings the anti-forgery token of the session. */
    public static Browser atThePage(int port, String user) {
        var browser = signedIn(port, user);
        browser.get("/admin/clients");
        return browser;
    }

    /** Another window of the same session. */
    public Browser copy() {
        var copy = new Browser(address);
        copy.cookies.putAll(cookies);
        return copy;
    }

    /** Opens the login page and sends the form. */
    public HttpResponse<String> signIn(String user, String password) {
        get("/login");
        return post("/login", Map.of("username", user, "password", password, "_csrf", cookie("XSRF-TOKEN")));
    }

    /** GET with headers, given as name, value, name, value. */
    public HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    /** POST of a form. */
    public HttpResponse<String> post(String path, Map<String, String> form, String... headers) {
        var body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(request(path, headers)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    /** Any method, without a body. */
    public HttpResponse<String> method(String method, String path, String... headers) {
        return send(request(path, headers).method(method, BodyPublishers.noBody()));
    }

    /** A request that changes something, as the page's script sends it. */
    public HttpResponse<String> change(String method, String path) {
        return method(method, path, "X-XSRF-TOKEN", cookie("XSRF-TOKEN"));
    }

    /** A request that changes something and says in JSON what, as the page's script sends it. */
    public HttpResponse<String> change(String method, String path, String json, String... headers) {
        return send(method, path, "application/json", json, headers);
    }

    /** A request that changes something, as the page's script sends it, with any content. */
    public HttpResponse<String> send(String method, String path, String type, String content) {
        return send(method, path, type, content, new String[0]);
    }

    private HttpResponse<String> send(String method, String path, String type, String content, String[] headers) {
        return send(request(path, headers)
                .header("X-XSRF-TOKEN", cookie("XSRF-TOKEN"))
                .header("Content-Type", type)
                .method(method, BodyPublishers.ofString(content)));
    }

    /** Sends a request without a body and closes the connection after this time; whether it was still unanswered. */
    public boolean hangsUpAfter(Duration time, String method, String path, String... headers) {
        try (var impatient = HttpClient.newHttpClient()) {
            var request = request(path, headers).method(method, BodyPublishers.noBody());
            impatient.send(request.timeout(time).build(), BodyHandlers.ofString());
            return false;
        } catch (HttpTimeoutException _) {
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Opens the stream of events; what goes before the events is in the answer. */
    public EventStream stream(String... headers) {
        return EventStream.open(http, request("/api/clients/events", headers).build());
    }

    public String cookie(String name) {
        return cookies.getOrDefault(name, "");
    }

    public void plant(String name, String value) {
        cookies.put(name, value);
    }

    public void forget(String name) {
        cookies.remove(name);
    }

    private HttpRequest.Builder request(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(address + path)).timeout(PATIENCE);
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            var answer = http.send(request.build(), BodyHandlers.ofString());
            answer.headers().allValues("Set-Cookie").forEach(this::keep);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void keep(String setCookie) {
        List<String> parts = Arrays.asList(setCookie.split(";", -1));
        var pair = parts.getFirst();
        var name = pair.substring(0, pair.indexOf('='));
        if (parts.stream().anyMatch(part -> part.strip().equalsIgnoreCase("Max-Age=0"))) {
            cookies.remove(name);
        } else {
            cookies.put(name, pair.substring(pair.indexOf('=') + 1));
        }
    }
}
