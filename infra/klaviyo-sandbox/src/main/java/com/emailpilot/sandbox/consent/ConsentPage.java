package com.emailpilot.sandbox.consent;

import com.emailpilot.sandbox.accounts.Accounts;
import com.emailpilot.sandbox.http.Answer;
import com.emailpilot.sandbox.http.Parameters;
import com.emailpilot.sandbox.oauth.Authorization;
import com.emailpilot.sandbox.oauth.Authorization.Checked;
import com.emailpilot.sandbox.oauth.AuthorizeRequest;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Asks a person which account an app may use, and sends the browser back with the answer. */
final class ConsentPage {

    private static final int OPEN_PAGES = 10_000;
    private static final int FIRST_OFFERED = 10;
    private static final int NEWEST_OFFERED = 40;

    private final Authorization authorization;
    private final Accounts accounts;
    private final Pages pages;
    private final Map<String, AuthorizeRequest> open = new LinkedHashMap<>();

    ConsentPage(Authorization authorization, Accounts accounts, Pages pages) {
        this.authorization = authorization;
        this.accounts = accounts;
        this.pages = pages;
    }

    Answer show(Parameters query) {
        return switch (authorization.check(query)) {
            case Checked.Untrusted(var problem) -> problem(problem);
            case Checked.Refused(var location) -> redirect(location);
            case Checked.Asked(var request) -> ask(request);
        };
    }

    Answer decide(Parameters form) {
        var request = form.first("request").flatMap(this::opened);
        if (request.isEmpty()) {
            return problem("This page is too old: go back to the app and start again.");
        }
        if (!form.first("decision").equals(Optional.of("allow"))) {
            return redirect(authorization.cancel(request.get()));
        }
        return form.first("account")
                .flatMap(accounts::find)
                .map(account -> redirect(authorization.allow(request.get(), account.id())))
                .orElseGet(() -> problem("Choose an account."));
    }

    private Answer ask(AuthorizeRequest request) {
        var id = UUID.randomUUID().toString();
        remember(id, request);
        var content = Map.<String, Object>of(
                "title", "Connect " + request.app().name(),
                "app", request.app().name(),
                "request", id,
                "scopes", List.copyOf(request.scopes()),
                "accounts", offered());
        return pages.page(200, "consent", content, "'self' " + origin(request));
    }

    /** Those that were always there, and the newest: who has just made one looks for it. */
    private List<AccountRow> offered() {
        var all = accounts.all();
        var newest = Math.max(FIRST_OFFERED, all.size() - NEWEST_OFFERED);
        var offered =
                Stream.concat(all.stream().limit(FIRST_OFFERED), all.stream().skip(newest));
        var rows = new ArrayList<>(offered.map(AccountRow::of).toList());
        rows.set(0, rows.getFirst().chosen());
        return rows;
    }

    private Answer problem(String problem) {
        return pages.page(400, "problem", Map.of("title", "This cannot go on", "problem", problem));
    }

    private static Answer redirect(String location) {
        return Answer.found(location).with("Cache-Control", "no-store").with("Referrer-Policy", "no-referrer");
    }

    private static String origin(AuthorizeRequest request) {
        var uri = URI.create(request.redirect().uri());
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }

    private synchronized void remember(String id, AuthorizeRequest request) {
        open.put(id, request);
        if (open.size() > OPEN_PAGES) {
            open.remove(open.keySet().iterator().next());
        }
    }

    /** A page may be answered more than once, as with the browser's back button. */
    private synchronized Optional<AuthorizeRequest> opened(String id) {
        return Optional.ofNullable(open.get(id));
    }
}
