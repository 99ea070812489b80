package com.emailpilot.sandbox.traffic;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request as it reached the sandbox, without its secrets.
 *
 * @param query parameters in their order; values of those that may be secret are left out
 * @param headers in their order; of {@code Authorization} only the scheme
 * @param form names of the form's fields in their order; values of those that may be secret are left out
 * @param account the account its credentials belong to; null when they are unknown or there are none
 * @param outcome the status, or what became of the connection; null while it is under way
 */
public record ReceivedRequest(
        long number,
        Instant at,
        String host,
        String endpoint,
        String method,
        String path,
        List<Field> query,
        Map<String, List<String>> headers,
        List<Field> form,
        @Nullable String account,
        @Nullable String outcome) {

    ReceivedRequest settled(String result) {
        return new ReceivedRequest(number, at, host, endpoint, method, path, query, headers, form, account, result);
    }

    /**
     * One parameter or form field.
     *
     * @param value null where it may be secret
     */
    public record Field(String name, @Nullable String value) {}
}
