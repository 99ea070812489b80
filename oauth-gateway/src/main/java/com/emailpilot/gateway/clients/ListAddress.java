package com.emailpilot.gateway.clients;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import com.emailpilot.gateway.signin.LandingPages;
import java.net.URLEncoder;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * The address of the clients page for what a person looks for: what is usual stands not in it, and nothing that is good
 * for one look only.
 *
 * @param parameters in a fixed order, so that what is the same looks the same
 */
record ListAddress(Map<String, String> parameters) {

    private static final List<String> FILTERS = List.of("q", "status", "health", "tag", "whose");

    ListAddress {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /**
     * @param query what the parameters were read as
     */
    static ListAddress of(MultiValueMap<String, String> given, ListQuery query) {
        var parameters = new LinkedHashMap<String, String>();
        for (var filter : FILTERS) {
            var value = given.getFirst(filter);
            if (value != null && !value.isBlank()) {
                parameters.put(filter, value.strip());
            }
        }
        return new ListAddress(parameters).in(query.order());
    }

    /** The same clients in another order. */
    ListAddress in(Order order) {
        var changed = new LinkedHashMap<>(parameters);
        changed.remove("sort");
        changed.remove("order");
        if (!order.equals(Order.LAST_CHANGED_FIRST)) {
            changed.put("sort", order.sort().word());
        }
        if (!order.equals(order.sort().byItself())) {
            changed.put("order", order.direction());
        }
        return new ListAddress(changed);
    }

    /** The clients after those that are shown. */
    ListAddress after(String cursor) {
        var changed = new LinkedHashMap<>(parameters);
        changed.put("cursor", cursor);
        return new ListAddress(changed);
    }

    /** Whether it leads to some clients instead of all. */
    boolean filtered() {
        return FILTERS.stream().anyMatch(parameters::containsKey);
    }

    /** Absent where the parameter has no value. */
    public @Nullable String value(String parameter) {
        return parameters.get(parameter);
    }

    @Override
    public String toString() {
        return parameters.isEmpty()
                ? LandingPages.HOME
                : parameters.entrySet().stream()
                        .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), UTF_8))
                        .collect(joining("&", LandingPages.HOME + "?", ""));
    }
}
