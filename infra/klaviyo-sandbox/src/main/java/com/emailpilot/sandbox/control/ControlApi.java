package com.emailpilot.sandbox.control;

import com.emailpilot.sandbox.accounts.Account;
import com.emailpilot.sandbox.http.Answer;
import com.emailpilot.sandbox.http.Handling;
import com.emailpilot.sandbox.http.Request;
import com.emailpilot.sandbox.oauth.OAuthAnswers;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** {@code /sandbox}: the control API over HTTP. Faults never strike here, and nothing of it is counted. */
public final class ControlApi {

    private static final String PREFIX = "/sandbox/";
    private static final int MOST_SEEDS = 5_000;

    private final SandboxControl control;
    private final SandboxParts parts;
    private final AccountControls accounts;
    private final AppControls apps;
    private final ObservationControls observations;

    public ControlApi(SandboxControl control, SandboxParts parts) {
        this.control = control;
        this.parts = parts;
        this.accounts = new AccountControls(control, parts.accounts());
        this.apps = new AppControls(control, parts.apps());
        this.observations = new ObservationControls(control);
    }

    /** Empty when the path is not below {@code /sandbox}. */
    public Optional<Handling> handling(Request request) {
        return request.path().startsWith(PREFIX)
                ? Optional.of(Handling.unobserved(() -> answer(request)))
                : Optional.empty();
    }

    private Answer answer(Request request) {
        try {
            return route(request);
        } catch (JacksonException _) {
            return problem(400, "The body is not the JSON that is expected here.");
        } catch (IllegalArgumentException e) {
            return problem(400, Optional.ofNullable(e.getMessage()).orElse("A value is not valid."));
        }
    }

    private Answer route(Request request) {
        var path = request.plainPath().substring(PREFIX.length());
        return behaviour(path, request)
                .or(() -> world(path, request))
                .or(() -> observations.answer(path, request))
                .or(() -> below(path, request))
                .orElseGet(() -> problem(404, "There is no such control."));
    }

    /** How the sandbox behaves. */
    private Optional<Answer> behaviour(String path, Request request) {
        return switch (request.method() + " " + path) {
            case "GET health" -> Optional.of(ControlJson.answer(Map.of("status", "UP")));
            case "POST reset" -> done(control::reset);
            case "GET clock" -> Optional.of(clock());
            case "PUT clock" -> Optional.of(changeClock(request));
            case "GET settings" -> Optional.of(ControlJson.answer(parts.server().policy()));
            case "PUT settings" ->
                done(() -> ControlJson.read(request, SettingsRequest.class).apply(control));
            case "GET faults" -> Optional.of(ControlJson.answer(parts.faults().all()));
            case "POST faults" ->
                done(() -> control.fault(
                        ControlJson.read(request, FaultRequest.class).rule()));
            case "DELETE faults" -> done(control::clearFaults);
            case "PUT latencies" ->
                done(() -> ControlJson.read(request, Latencies.class).apply(control));
            default -> Optional.empty();
        };
    }

    /** Which apps and accounts there are, and who granted what. */
    private Optional<Answer> world(String path, Request request) {
        return switch (request.method() + " " + path) {
            case "GET accounts" -> Optional.of(accounts.list());
            case "POST accounts" -> Optional.of(accounts.create(request));
            case "POST authorize" -> Optional.of(authorize(request));
            case "POST grants" -> Optional.of(grant(request));
            case "POST seeds" -> Optional.of(seed(request));
            default -> apps.answer(path, request);
        };
    }

    private Optional<Answer> below(String path, Request request) {
        var parted = path.split("/", -1);
        return parted.length == 3 && parted[0].equals("accounts")
                ? accounts.act(parted[1], parted[2], request)
                : Optional.empty();
    }

    private Answer clock() {
        return ControlJson.answer(Map.of("now", control.now()));
    }

    private Answer changeClock(Request request) {
        var change = ControlJson.read(request, ClockChange.class);
        if (Boolean.TRUE.equals(change.frozen())) {
            control.freezeClock();
        }
        if (change.advance() != null) {
            control.advanceClock(change.advance());
        }
        return clock();
    }

    private Answer authorize(Request request) {
        var account = request.query()
                .first("account")
                .orElseGet(() -> control.accounts().getFirst().id());
        var query = request.rawQuery().replaceAll("(^|&)account=[^&]*", "");
        return ControlJson.answer(
                Map.of("location", control.authorize(query, existing(account).id())));
    }

    private Answer grant(Request request) {
        var wanted = ControlJson.read(request, GrantRequest.class);
        return OAuthAnswers.tokens(control.grant(existing(wanted.account()).id(), scopes(wanted.scopes())));
    }

    private Answer seed(Request request) {
        var wanted = ControlJson.read(request, SeedRequest.class);
        if (wanted.count() < 1 || wanted.count() > MOST_SEEDS) {
            throw new IllegalArgumentException("count is 1 to " + MOST_SEEDS + "; ask again for more.");
        }
        var seeded = control.seed(wanted.count(), wanted.lists(), wanted.segments(), scopes(wanted.scopes()));
        return ControlJson.answer(201, seeded);
    }

    private SequencedSet<String> scopes(@Nullable List<String> wanted) {
        return wanted == null ? control.app().scopes() : new LinkedHashSet<>(wanted);
    }

    private Account existing(String accountId) {
        return parts.accounts()
                .find(accountId)
                .orElseThrow(() -> new IllegalArgumentException("There is no account " + accountId + "."));
    }

    private static Optional<Answer> done(Runnable action) {
        action.run();
        return Optional.of(ControlJson.answer(Map.of("done", true)));
    }

    private static Answer problem(int status, String problem) {
        return ControlJson.answer(status, Map.of("problem", problem));
    }

    record ClockChange(@Nullable Duration advance, @Nullable Boolean frozen) {}

    record SeedRequest(
            int count, int lists, int segments, @Nullable List<String> scopes) {}

    record GrantRequest(String account, @Nullable List<String> scopes) {}

    record Latencies(Map<String, Duration> endpoints) {

        void apply(SandboxControl control) {
            endpoints.forEach(control::latency);
        }
    }
}
