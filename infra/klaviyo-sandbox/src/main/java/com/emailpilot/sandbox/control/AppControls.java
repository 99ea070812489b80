package com.emailpilot.sandbox.control;

import com.emailpilot.sandbox.http.Answer;
import com.emailpilot.sandbox.http.Request;
import com.emailpilot.sandbox.oauth.Apps;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /sandbox/apps}, and the secrets of an app while one is exchanged for another. */
final class AppControls {

    private final SandboxControl control;
    private final Apps apps;

    AppControls(SandboxControl control, Apps apps) {
        this.control = control;
        this.apps = apps;
    }

    /** Empty when nothing is found at the path. */
    Optional<Answer> answer(String path, Request request) {
        return switch (request.method() + " " + path) {
            case "GET apps" -> Optional.of(list());
            case "PUT apps" -> Optional.of(change(request));
            case "POST secrets" -> Optional.of(addSecret(request));
            case "DELETE secrets" -> Optional.of(removeSecret(request));
            default -> Optional.empty();
        };
    }

    private Answer list() {
        return ControlJson.answer(apps.all().stream().map(AppRequest.View::of).toList());
    }

    private Answer change(Request request) {
        var wanted = ControlJson.read(request, AppRequest.class);
        var known = Optional.ofNullable(wanted.clientId()).flatMap(apps::find).orElse(control.app());
        var app = wanted.changed(known);
        control.app(app);
        return ControlJson.answer(AppRequest.View.of(app));
    }

    private Answer addSecret(Request request) {
        var given = ControlJson.read(request, SecretRequest.class).secret();
        if (given != null) {
            control.secrets().add(given);
        }
        return ControlJson.answer(
                201, Map.of("secret", given == null ? control.secrets().add() : given));
    }

    private Answer removeSecret(Request request) {
        var given = ControlJson.read(request, SecretRequest.class).secret();
        if (given == null) {
            throw new IllegalArgumentException("secret is missing.");
        }
        return ControlJson.answer(Map.of("removed", control.secrets().remove(given)));
    }

    record SecretRequest(@Nullable String secret) {

        /** Leaves the secret out. */
        @Override
        public String toString() {
            return "SecretRequest[redacted]";
        }
    }
}
