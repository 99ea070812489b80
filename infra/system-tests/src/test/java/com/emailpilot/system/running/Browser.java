package com.emailpilot.system.running;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A browser without a window: keeps cookies, follows nothing by itself, and can be copied with all its cookies. */
final class Browser {

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> cookies = new ConcurrentHashMap<>();
    private final Consumer<String> received;

    /** @param received gets every answer as text, its headers first */
    Browser(Consumer<String> received) {
        this.received = received;
    }

    Browser copy() {
        var copy = new Browser(received);
        copy.cookies.putAll(cookies);
        return copy;
    }

    HttpResponse<String> get(URI address) throws IOException {
        return kept(send(request(address).GET(), BodyHandlers.ofString()));
    }

    HttpResponse<String> post(URI address, Map<String, String> form) throws IOException {
        var body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return kept(send(
                request(address)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body)),
                BodyHandlers.ofString()));
    }

    /** A request that changes something, as the page's script sends it. */
    CompletableFuture<HttpResponse<String>> change(String method, URI address) {
        var request = request(address)
                .header("X-XSRF-TOKEN", cookie("XSRF-TOKEN").orElse(""))
                .method(method, BodyPublishers.noBody());
        return http.sendAsync(request.build(), BodyHandlers.ofString()).thenApply(this::kept);
    }

    /** An order as a program sends it: given again under the same key, it is the same. */
    CompletableFuture<HttpResponse<String>> order(URI address, String json, String key) {
        var request = request(address)
                .header("X-XSRF-TOKEN", cookie("XSRF-TOKEN").orElse(""))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(json));
        return http.sendAsync(request.build(), BodyHandlers.ofString()).thenApply(this::kept);
    }

    HttpResponse<InputStream> stream(URI address) throws IOException {
        return send(request(address).header("Accept", "text/event-stream").GET(), BodyHandlers.ofInputStream());
    }

    /** Sends a request and leaves the answer unread. */
    Socket open(URI address) throws IOException {
        var socket = new Socket(address.getHost(), address.getPort());
        var request = "GET " + address.getRawPath() + "?" + address.getRawQuery() + " HTTP/1.1\r\nHost: "
                + address.getAuthority() + "\r\nConnection: close\r\nCookie: " + jar() + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    Optional<String> cookie(String name) {
        return Optional.ofNullable(cookies.get(name));
    }

    private HttpRequest.Builder request(URI address) {
        var request = HttpRequest.newBuilder(address);
        return cookies.isEmpty() ? request : request.header("Cookie", jar());
    }

    private String jar() {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) throws IOException {
        try {
            return http.send(request.build(), body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<String> kept(HttpResponse<String> answer) {
        received.accept(answer.headers().map() + "\n" + answer.body());
        answer.headers().allValues("Set-Cookie").forEach(this::keep);
        return answer;
    }

    private void keep(String setCookie) {
        var pair = setCookie.split(";", 2)[0].split("=", 2);
        if (setCookie.contains("Max-Age=0")) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }
}
