package com.emailpilot.sandbox.oauth;

import com.emailpilot.sandbox.http.Request;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The registered apps. There is one from the start; tests may register more. */
public final class Apps {

    private final App first;
    private final Map<String, App> apps = new ConcurrentHashMap<>();

    public Apps(App first) {
        this.first = first;
        reset();
    }

    /** Registers an app, or changes the one with the same client id. */
    public void register(App app) {
        apps.put(app.clientId(), app);
    }

    public Optional<App> find(String clientId) {
        return Optional.ofNullable(apps.get(clientId));
    }

    public List<App> all() {
        return List.copyOf(apps.values());
    }

    /** The app that the sandbox was started with, as it is now. */
    public App first() {
        return apps.getOrDefault(first.clientId(), first);
    }

    public void reset() {
        apps.clear();
        apps.put(first.clientId(), first);
    }

    /** The app whose id and secret are in the Basic header, unencoded as Klaviyo's own code sends them. */
    Optional<App> authenticated(Request request) {
        return request.credentials("Basic").flatMap(Apps::decoded).flatMap(this::withSecret);
    }

    private Optional<App> withSecret(String idAndSecret) {
        var colon = idAndSecret.indexOf(':');
        if (colon < 0) {
            return Optional.empty();
        }
        var secret = idAndSecret.substring(colon + 1);
        return find(idAndSecret.substring(0, colon)).filter(app -> app.secrets().contains(secret));
    }

    private static Optional<String> decoded(String basic) {
        try {
            return Optional.of(new String(Base64.getDecoder().decode(basic), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
