package com.emailpilot.gateway.operations;

import com.emailpilot.clients.EventFilter;
import com.emailpilot.gateway.console.TimeParameter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which events a caller wants to see, as the address says it; whatever is absent does not matter.
 *
 * @param type name of a type, {@code client-created}, or the whole CloudEvents type
 * @param client id of a client
 * @param from stored at the earliest, in ISO 8601; a day means its begin in UTC
 * @param to stored at the latest, in ISO 8601; a day means its end in UTC
 * @param limit events of a page; absent means 50
 * @param cursor where the page starts; absent for the first one
 */
record EventQuestion(
        @Nullable String type,
        @Nullable String client,
        @Nullable String from,
        @Nullable String to,
        @Nullable Integer limit,
        @Nullable String cursor) {

    EventFilter filter() {
        return new EventFilter(
                type == null || type.isBlank() ? null : EventFilter.typeNamed(type),
                client == null || client.isBlank() ? null : client.strip(),
                from == null || from.isBlank() ? null : TimeParameter.earliest(from),
                to == null || to.isBlank() ? null : TimeParameter.latest(to));
    }

    /** A path with what is asked for, and where to go on. */
    String address(String path, String next) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        values.put("type", type);
        values.put("client", client);
        values.put("from", from);
        values.put("to", to);
        values.put("cursor", next);
        var address = UriComponentsBuilder.fromPath(path);
        Map<String, @Nullable Object> used = new HashMap<>();
        values.forEach((name, value) -> {
            if (value instanceof String text && !text.isBlank()) {
                used.put(name, text);
                address.queryParam(name, "{" + name + "}");
            }
        });
        return address.encode().buildAndExpand(used).toUriString();
    }
}
