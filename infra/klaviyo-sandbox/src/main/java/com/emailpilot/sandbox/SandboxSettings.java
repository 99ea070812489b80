package com.emailpilot.sandbox;

import com.emailpilot.sandbox.oauth.App;
import com.emailpilot.sandbox.oauth.Canary;
import com.emailpilot.sandbox.oauth.Scopes;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a sandbox starts.
 *
 * @param consentPort 0 for any free one
 * @param apiPort 0 for any free one
 * @param consentUrl what others call the consent host; null for localhost and the port
 * @param apiUrl what links to the API begin with; null for the host that the client called
 * @param installUrl where the marketplace's button leads
 * @param stateFile where to remember everything from one run to the next; null for not at all
 * @param clock real time for a program; a test may give a fixed one
 */
public record SandboxSettings(
        String bindAddress,
        int consentPort,
        int apiPort,
        @Nullable URI consentUrl,
        @Nullable URI apiUrl,
        App app,
        URI installUrl,
        Duration tokenLifetime,
        @Nullable Path stateFile,
        Clock clock) {

    public static final String DEFAULT_CLIENT_ID = "emailpilot-sandbox-app";
    public static final String DEFAULT_CLIENT_SECRET = "not-a-secret-" + Canary.VALUE;
    public static final URI DEFAULT_REDIRECT_URI =
            URI.create("http://localhost:8000/api/integrations/klaviyo/oauth/callback");

    /** Free ports, one app with every scope, tokens that live an hour. */
    public static SandboxSettings defaults() {
        var app = new App(
                DEFAULT_CLIENT_ID,
                "EmailPilot",
                List.of(DEFAULT_CLIENT_SECRET),
                Set.of(DEFAULT_REDIRECT_URI.toString()),
                Scopes.all());
        var installUrl = DEFAULT_REDIRECT_URI.resolve("/install");
        return new SandboxSettings(
                "127.0.0.1", 0, 0, null, null, app, installUrl, Duration.ofHours(1), null, Clock.systemUTC());
    }

    public SandboxSettings withApp(App changed) {
        return new SandboxSettings(
                bindAddress,
                consentPort,
                apiPort,
                consentUrl,
                apiUrl,
                changed,
                installUrl,
                tokenLifetime,
                stateFile,
                clock);
    }

    public SandboxSettings withTokenLifetime(Duration lifetime) {
        return new SandboxSettings(
                bindAddress, consentPort, apiPort, consentUrl, apiUrl, app, installUrl, lifetime, stateFile, clock);
    }

    public SandboxSettings withClock(Clock base) {
        return new SandboxSettings(
                bindAddress, consentPort, apiPort, consentUrl, apiUrl, app, installUrl, tokenLifetime, stateFile, base);
    }

    public SandboxSettings withStateFile(Path file) {
        return new SandboxSettings(
                bindAddress, consentPort, apiPort, consentUrl, apiUrl, app, installUrl, tokenLifetime, file, clock);
    }

    public SandboxSettings withPorts(int consent, int api) {
        return new SandboxSettings(
                bindAddress, consent, api, consentUrl, apiUrl, app, installUrl, tokenLifetime, stateFile, clock);
    }
}
