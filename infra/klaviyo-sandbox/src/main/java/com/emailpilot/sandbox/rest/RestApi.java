package com.emailpilot.sandbox.rest;

import com.emailpilot.sandbox.accounts.Accounts;
import com.emailpilot.sandbox.accounts.Shelf;
import com.emailpilot.sandbox.http.Answer;
import com.emailpilot.sandbox.http.Handling;
import com.emailpilot.sandbox.http.Request;
import com.emailpilot.sandbox.limits.RateLimits;
import com.emailpilot.sandbox.limits.Verdict;
import com.emailpilot.sandbox.oauth.AuthorizationServer;
import com.emailpilot.sandbox.oauth.Caller;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;

/** Everything below {@code /api}: who calls, how often, with which revision and scopes, and only then what for. */
public final class RestApi {

    private static final String ACCOUNT_PREFIX = "/api/accounts/";

    private final AuthorizationServer server;
    private final Accounts accounts;
    private final RateLimits limits;
    private final Clock clock;
    private final LinkOrigin origin;

    public RestApi(AuthorizationServer server, Accounts accounts, RateLimits limits, Clock clock, LinkOrigin origin) {
        this.server = server;
        this.accounts = accounts;
        this.limits = limits;
        this.clock = clock;
        this.origin = origin;
    }

    /** Empty when the path is not below {@code /api}. */
    public Optional<Handling> handling(Request request) {
        if (!request.path().startsWith("/api/")) {
            return Optional.empty();
        }
        return Optional.of(resource(request.plainPath())
                .map(resource -> new Handling(resource.endpoint(), () -> answer(request, resource)))
                .orElseGet(() -> new Handling("unknown", () -> Refusals.notFound("There is no such resource."))));
    }

    private Optional<Resource> resource(String path) {
        if (path.equals("/api/accounts")) {
            return Optional.of(new OwnAccount());
        }
        if (path.startsWith(ACCOUNT_PREFIX)) {
            return Optional.of(new AccountById(path.substring(ACCOUNT_PREFIX.length())));
        }
        return Shelf.of(path.substring("/api/".length())).map(shelf -> new ShelfResource(shelf, accounts));
    }

    private Answer answer(Request request, Resource resource) {
        if (!request.method().equals("GET")) {
            return Refusals.methodNotAllowed(request.method());
        }
        return server.caller(request)
                .map(caller -> limited(request, resource, caller))
                .orElseGet(() -> request.header("Authorization").isPresent()
                        ? Refusals.wrongCredentials()
                        : Refusals.noCredentials());
    }

    private Answer limited(Request request, Resource resource, Caller caller) {
        var revision = Revision.of(request, clock);
        var date = revision instanceof Revision.Served(var served) ? served : Revision.NEWEST;
        var limit = resource.limit(date);
        return switch (limits.take(resource.endpoint() + " " + caller.quota(), limit)) {
            case Verdict.Throttled(var seconds) -> Refusals.throttled(seconds);
            case Verdict.Allowed(var remaining, var reset) ->
                revised(request, resource, caller, revision)
                        .with("RateLimit-Limit", limit.header())
                        .with("RateLimit-Remaining", String.valueOf(remaining))
                        .with("RateLimit-Reset", String.valueOf(reset));
        };
    }

    private Answer revised(Request request, Resource resource, Caller caller, Revision revision) {
        return switch (revision) {
            case Revision.Missing _ -> Refusals.invalid("revision", "The revision header is required.");
            case Revision.Unknown(var text) -> Refusals.invalid("revision", "There is no revision " + text + ".");
            case Revision.Retired(var text) -> Refusals.retired(text);
            case Revision.Served(var date) -> permitted(request, resource, caller, date);
        };
    }

    private Answer permitted(Request request, Resource resource, Caller caller, LocalDate revision) {
        if (!caller.scopes().contains(resource.scope())) {
            return Refusals.missingScope(resource.scope());
        }
        var reading = new Reading(origin.of(request), request.plainPath(), request.query(), revision);
        return accounts.find(caller.accountId())
                .map(account -> resource.read(account, reading))
                .orElseGet(Refusals::wrongCredentials);
    }
}
