package com.emailpilot.gateway.connect;

import com.emailpilot.klaviyo.AuthorizationCode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * What Klaviyo sends the browser back with.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2">RFC 6749, 4.1.2</a>
 */
sealed interface ConsentAnswer {

    /** The person allowed it. */
    record Allowed(AuthorizationCode code) implements ConsentAnswer {}

    /** There is an error instead of a code; it wins where both are sent. */
    record Refused(Outcome outcome) implements ConsentAnswer {}

    /** The parameters that count, each at most once and of bearable size. */
    record Parameters(
            @Nullable String state,
            @Nullable String issuer,
            @Nullable ConsentAnswer answer) {}

    int LONGEST = 4096;
    Set<String> TROUBLE_AT_KLAVIYO = Set.of("server_error", "temporarily_unavailable");

    /** Empty if a parameter is repeated or oversized. */
    static Optional<Parameters> parse(MultiValueMap<String, String> query) {
        var names = List.of("state", "iss", "code", "error", "error_description");
        boolean wellFormed = names.stream().allMatch(name -> isBearable(query.get(name)));
        return wellFormed
                ? Optional.of(new Parameters(query.getFirst("state"), query.getFirst("iss"), answer(query)))
                : Optional.empty();
    }

    private static boolean isBearable(@Nullable List<String> values) {
        return values == null || (values.size() == 1 && ("" + values.getFirst()).length() <= LONGEST);
    }

    private static @Nullable ConsentAnswer answer(MultiValueMap<String, String> query) {
        var error = query.getFirst("error");
        if (error != null) {
            return new Refused(outcomeOf(error));
        }
        var code = query.getFirst("code");
        return code == null || code.isBlank() ? null : new Allowed(new AuthorizationCode(code));
    }

    private static Outcome outcomeOf(String error) {
        if (error.equals("access_denied")) {
            return Outcome.ACCESS_DENIED;
        }
        return TROUBLE_AT_KLAVIYO.contains(error) ? Outcome.KLAVIYO_UNAVAILABLE : Outcome.TOKEN_EXCHANGE_FAILED;
    }
}
