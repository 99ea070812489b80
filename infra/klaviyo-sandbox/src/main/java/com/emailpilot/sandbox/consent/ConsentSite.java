package com.emailpilot.sandbox.consent;

import com.emailpilot.sandbox.accounts.Accounts;
import com.emailpilot.sandbox.http.Answer;
import com.emailpilot.sandbox.http.Handling;
import com.emailpilot.sandbox.http.Request;
import com.emailpilot.sandbox.http.Site;
import com.emailpilot.sandbox.oauth.App;
import com.emailpilot.sandbox.oauth.Apps;
import com.emailpilot.sandbox.oauth.Authorization;
import java.net.URI;
import java.util.Map;
import java.util.Set;

/** The host that people see. The token endpoints are not here, and say so with a 403 page. */
public final class ConsentSite implements Site {

    private static final Set<String> BLOCKED = Set.of("/oauth/token", "/oauth/revoke");

    private final Pages pages = new Pages();
    private final ConsentPage consent;
    private final Accounts accounts;
    private final Apps apps;
    private final URI installUrl;
    private final URI apiUrl;

    public ConsentSite(Authorization authorization, Accounts accounts, Apps apps, URI installUrl, URI apiUrl) {
        this.consent = new ConsentPage(authorization, accounts, pages);
        this.accounts = accounts;
        this.apps = apps;
        this.installUrl = installUrl;
        this.apiUrl = apiUrl;
    }

    @Override
    public Handling handling(Request request) {
        if (BLOCKED.contains(request.plainPath())) {
            return new Handling("blocked", this::blocked);
        }
        if (request.is("GET", "/oauth/authorize")) {
            return new Handling("authorize", () -> consent.show(request.query()));
        }
        if (request.is("POST", "/oauth/authorize")) {
            return new Handling("decision", () -> consent.decide(request.form()));
        }
        return Handling.unobserved(() -> page(request));
    }

    private Answer page(Request request) {
        if (!request.method().equals("GET")) {
            return notFound();
        }
        return switch (request.plainPath()) {
            case "/" -> index();
            case "/marketplace" -> marketplace();
            case "/assets/sandbox.css" -> pages.asset("sandbox.css", "text/css; charset=utf-8");
            case "/favicon.ico", "/assets/icon.svg" -> pages.asset("icon.svg", "image/svg+xml");
            default -> notFound();
        };
    }

    private Answer index() {
        var rows = accounts.all().stream().limit(50).map(AccountRow::of).toList();
        return pages.page(
                200,
                "index",
                Map.of("title", "Klaviyo sandbox", "apiUrl", apiUrl, "accounts", rows, "app", row(apps.first())));
    }

    private Answer marketplace() {
        return pages.page(
                200, "marketplace", Map.of("title", "Marketplace", "installUrl", installUrl, "app", row(apps.first())));
    }

    private Answer blocked() {
        var problem = "Token and revocation requests are not served by this host.";
        return pages.page(403, "problem", Map.of("title", "403 Forbidden", "problem", problem));
    }

    private Answer notFound() {
        return pages.page(404, "problem", Map.of("title", "Not found", "problem", "There is no such page here."));
    }

    private static Map<String, Object> row(App app) {
        return Map.of(
                "name", app.name(),
                "clientId", app.clientId(),
                "redirectUris", app.redirectUris().stream().sorted().toList());
    }
}
