package com.emailpilot.sandbox.control;

import com.emailpilot.sandbox.http.Answer;
import com.emailpilot.sandbox.http.Parameters;
import com.emailpilot.sandbox.http.Request;
import com.emailpilot.sandbox.oauth.CredentialKind;
import com.emailpilot.sandbox.oauth.Install;
import com.emailpilot.sandbox.oauth.LedgerRow;
import com.emailpilot.sandbox.oauth.LedgerSummary;
import com.emailpilot.sandbox.traffic.ReceivedRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What can only be looked at: the ledger, the requests, their numbers. */
final class ObservationControls {

    private final SandboxControl control;

    ObservationControls(SandboxControl control) {
        this.control = control;
    }

    /** Empty when nothing is found at the path. */
    Optional<Answer> answer(String path, Request request) {
        return switch (request.method() + " " + path) {
            case "GET ledger" -> Optional.of(ControlJson.answer(ledger(request.query())));
            case "GET ledger/summary" -> Optional.of(ControlJson.answer(summary()));
            case "GET counts" -> Optional.of(ControlJson.answer(control.counts()));
            case "GET requests" -> Optional.of(ControlJson.answer(control.requests(wanted(request.query()))));
            case "DELETE requests" -> {
                control.forgetRequests();
                yield Optional.of(ControlJson.answer(Map.of("done", true)));
            }
            default -> row(path, request);
        };
    }

    private Optional<Answer> row(String path, Request request) {
        var parted = path.split("/", -1);
        if (parted.length < 2 || !parted[0].equals("ledger")) {
            return Optional.empty();
        }
        var revoke = request.method().equals("POST") && parted.length == 3 && parted[2].equals("revoke");
        if (revoke && !control.revoke(parted[1])) {
            return Optional.empty();
        }
        return control.find(parted[1]).map(ControlJson::answer);
    }

    private SummaryView summary() {
        return new SummaryView(LedgerSummary.of(control.ledger(_ -> true)).kinds(), control.counts());
    }

    private LedgerView ledger(Parameters query) {
        var wanted = wantedRows(query);
        var account = query.first("account");
        return new LedgerView(
                control.installs().stream()
                        .filter(install -> matches(query, "account", install.accountId()))
                        .toList(),
                account.map(id -> control.ledger(id, wanted)).orElseGet(() -> control.ledger(wanted)),
                control.counts());
    }

    private static Predicate<LedgerRow> wantedRows(Parameters query) {
        var kind = query.first("kind").map(name -> CredentialKind.valueOf(name.toUpperCase(Locale.ROOT)));
        return row -> kind.map(row.kind()::equals).orElse(true)
                && matches(query, "client_id", row.clientId())
                && matches(query, "grant_id", row.grantId())
                && matches(query, "live", String.valueOf(row.live()))
                && matches(query, "presented_spent", String.valueOf(row.presentedSpent() > 0));
    }

    private static Predicate<ReceivedRequest> wanted(Parameters query) {
        var after = query.first("after").map(Long::valueOf).orElse(0L);
        return request -> request.number() > after
                && matches(query, "endpoint", request.endpoint())
                && matches(
                        query, "account", Optional.ofNullable(request.account()).orElse(""));
    }

    private static boolean matches(Parameters query, String name, String value) {
        return query.first(name).map(value::equals).orElse(true);
    }

    record SummaryView(Map<CredentialKind, LedgerSummary.Sums> kinds, Map<String, Map<String, Long>> requests) {}

    record LedgerView(List<Install> installs, List<LedgerRow> credentials, Map<String, Map<String, Long>> requests) {}
}
