package com.emailpilot.sandbox;

import com.emailpilot.sandbox.oauth.App;
import com.emailpilot.sandbox.oauth.Scopes;
import java.net.URI;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads the settings from environment variables. What is malformed is named, never shown: it may be a secret. */
final class Environment {

    private final Map<String, String> variables;

    Environment(Map<String, String> variables) {
        this.variables = variables;
    }

    /** @throws IllegalArgumentException with one line for the person who set the variable */
    SandboxSettings settings() {
        var defaults = SandboxSettings.defaults();
        var app = app(defaults.app());
        var installUrl = URI.create(app.redirectUris().iterator().next()).resolve("/install");
        return new SandboxSettings(
                value("SANDBOX_BIND_ADDRESS", Function.identity()).orElse(defaults.bindAddress()),
                value("SANDBOX_CONSENT_PORT", Integer::valueOf).orElse(8003),
                value("SANDBOX_API_PORT", Integer::valueOf).orElse(8004),
                value("SANDBOX_CONSENT_URL", URI::create).orElse(null),
                value("SANDBOX_API_URL", URI::create).orElse(null),
                app,
                value("SANDBOX_INSTALL_URL", URI::create).orElse(installUrl),
                value("SANDBOX_TOKEN_LIFETIME", Duration::parse).orElse(defaults.tokenLifetime()),
                value("SANDBOX_STATE_FILE", Path::of).orElse(null),
                defaults.clock());
    }

    private App app(App defaults) {
        return new App(
                value("SANDBOX_CLIENT_ID", Function.identity()).orElse(defaults.clientId()),
                value("SANDBOX_APP_NAME", Function.identity()).orElse(defaults.name()),
                value("SANDBOX_CLIENT_SECRET", Environment::parted).orElse(defaults.secrets()),
                value("SANDBOX_REDIRECT_URIS", Environment::parted)
                        .map(Set::copyOf)
                        .orElse(defaults.redirectUris()),
                value("SANDBOX_SCOPES", Scopes::parse).orElse(defaults.scopes()));
    }

    private <T> Optional<T> value(String name, Function<String, T> reading) {
        var text = Optional.ofNullable(variables.get(name)).map(String::strip).filter(value -> !value.isEmpty());
        try {
            return text.map(reading);
        } catch (IllegalArgumentException | DateTimeException _) {
            throw new IllegalArgumentException(name + " is malformed.");
        }
    }

    private static List<String> parted(String text) {
        return Stream.of(text.split(",", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }
}
