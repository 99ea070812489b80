package com.emailpilot.sandbox.control;

import com.emailpilot.sandbox.oauth.App;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An app's settings as the control API takes them; what is left out stays as it is. */
record AppRequest(
        @Nullable String clientId,
        @Nullable List<String> secrets,
        @Nullable List<String> redirectUris,
        @Nullable List<String> scopes) {

    /** @param known the app that is changed, or the one that a new app starts from */
    App changed(App known) {
        var id = clientId == null ? known.clientId() : clientId;
        return new App(
                id,
                known.name(),
                secrets == null ? known.secrets() : secrets,
                redirectUris == null ? known.redirectUris() : Set.copyOf(redirectUris),
                scopes == null ? known.scopes() : new LinkedHashSet<>(scopes));
    }

    /** What the control API shows of an app: not its secrets. */
    record View(String clientId, String name, int secrets, List<String> redirectUris, List<String> scopes) {

        static View of(App app) {
            return new View(
                    app.clientId(),
                    app.name(),
                    app.secrets().size(),
                    app.redirectUris().stream().sorted().toList(),
                    List.copyOf(app.scopes()));
        }
    }
}
