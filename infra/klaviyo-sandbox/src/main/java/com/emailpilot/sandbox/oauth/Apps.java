package com.emailpilot.sandbox.oauth;

import com.emailpilot.sandbox.http.Request;
import com.emailpilot.sandbox.state.Journal;
import com.emailpilot.sandbox.state.Remembered;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The registered apps. There is one from the start; tests may register more. */
public final class Apps implements Remembered<App> {

    private final App first;
    private final Journal journal;
    private final Map<String, App> apps = new ConcurrentHashMap<>();

    public Apps(App first, Journal journal) {
        this.first = first;
        this.journal = journal;
        forget();
    }

    /** Registers an app, or changes the one with the same client id. */
    public synchronized void register(App app) {
        apps.put(app.clientId(), app);
        journal.note(this, List.of(app));
    }

    /** Accepts one more secret of an app from now on. */
    public synchronized void addSecret(String clientId, String secret) {
        find(clientId).ifPresent(app -> register(app.withSecret(secret)));
    }

    /** Accepts a secret of an app no longer; false if it was none. */
    public synchronized boolean removeSecret(String clientId, String secret) {
        var app = find(clientId).filter(known -> known.secrets().contains(secret));
        app.ifPresent(known -> register(known.withoutSecret(secret)));
        return app.isPresent();
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

    public synchronized void reset() {
        forget();
        journal.forgotten(this);
    }

    @Override
    public String name() {
        return "apps";
    }

    @Override
    public Class<App> factType() {
        return App.class;
    }

    @Override
    public Stream<App> memory() {
        return apps.values().stream().filter(app -> !app.equals(first));
    }

    /** The first app keeps what the start says: a new secret or address must work. */
    @Override
    public void remember(App app) {
        apps.put(app.clientId(), app.clientId().equals(first.clientId()) ? app.startedAs(first) : app);
    }

    @Override
    public void forget() {
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
