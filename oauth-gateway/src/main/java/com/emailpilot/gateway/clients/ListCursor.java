package com.emailpilot.gateway.clients;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where a page of the list starts, as text that callers pass on without reading it. */
final class ListCursor {

    private static final Pattern FORM = Pattern.compile(
            "(?<order>[a-z]{1,20}\\|[a-z]{3,4})\\|(?<number>-?[0-9]{1,19})\\|(?<id>[A-Za-z0-9_-]{1,128})\\|(?<text>.{0,200})",
            Pattern.DOTALL);

    private ListCursor() {}

    static String write(Order order, Position last) {
        var plain = name(order) + "|" + last.number() + "|" + last.clientId() + "|" + last.text();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(UTF_8));
    }

    /** The place that a cursor names; empty for a text that we did not write, or wrote for a list in another order. */
    static Optional<Position> read(String cursor, Order order) {
        try {
            var matcher = FORM.matcher(new String(Base64.getUrlDecoder().decode(cursor), UTF_8));
            return matcher.matches() && matcher.group("order").equals(name(order))
                    ? Optional.of(new Position(
                            Long.parseLong(matcher.group("number")), matcher.group("text"), matcher.group("id")))
                    : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static String name(Order order) {
        return order.sort().word() + "|" + order.direction();
    }
}
