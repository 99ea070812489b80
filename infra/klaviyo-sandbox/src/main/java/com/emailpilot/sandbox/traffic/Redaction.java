package com.emailpilot.sandbox.traffic;

import com.emailpilot.sandbox.http.Parameters;
import com.emailpilot.sandbox.traffic.ReceivedRequest.Field;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Keeps what tests assert on, and leaves out what nobody should ever read in a log. */
final class Redaction {

    private static final Set<String> SECRET_HEADERS = Set.of("cookie", "proxy-authorization");
    private static final Set<String> SECRET_PARAMETERS =
            Set.of("code", "state", "code_challenge", "code_verifier", "token", "refresh_token", "client_secret");

    private Redaction() {}

    static List<Field> fields(Parameters parameters) {
        return parameters.all().stream()
                .map(parameter -> SECRET_PARAMETERS.contains(parameter.name())
                        ? new Field(parameter.name(), null)
                        : new Field(parameter.name(), parameter.value()))
                .toList();
    }

    static Map<String, List<String>> headers(Map<String, List<String>> headers) {
        var shown = new LinkedHashMap<String, List<String>>();
        headers.forEach((name, values) -> shown.put(name, values(name.toLowerCase(Locale.ROOT), values)));
        return shown;
    }

    private static List<String> values(String name, List<String> values) {
        if (name.equals("authorization")) {
            return values.stream()
                    .map(value -> value.split(" ", 2)[0] + " [redacted]")
                    .toList();
        }
        return SECRET_HEADERS.contains(name) ? List.of("[redacted]") : List.copyOf(values);
    }
}
