package com.emailpilot.gateway.audit;

import com.emailpilot.clients.AuditAction;
import com.emailpilot.clients.AuditFilter;
import com.emailpilot.clients.DocumentQuery.After;
import com.emailpilot.gateway.console.Refusal;
import com.emailpilot.gateway.console.TimeParameter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What a caller wants to know of the trail, as the address says it; whatever is absent does not matter.
 *
 * @param who e-mail address of the person or service account
 * @param what the word of an action
 * @param client id of a client
 * @param from the earliest, in ISO 8601; a day means its begin in UTC
 * @param to the latest, in ISO 8601; a day means its end in UTC
 * @param limit rows of a page; absent means 50
 * @param cursor where the page starts; absent for the first one
 * @param format of a file with everything; absent for a page
 */
record Question(
        @Nullable String who,
        @Nullable String what,
        @Nullable String client,
        @Nullable String from,
        @Nullable String to,
        @Nullable Integer limit,
        @Nullable String cursor,
        @Nullable String format) {

    private static final int USUAL = 50;
    private static final int MOST = 200;

    AuditFilter filter() {
        return filter(client == null || client.isBlank() ? null : client.strip());
    }

    /** The same about one client, whichever the address names. */
    AuditFilter filter(@Nullable String clientId) {
        return new AuditFilter(
                who == null || who.isBlank() ? null : who.strip(),
                what == null || what.isBlank() ? null : action(what),
                clientId,
                from == null || from.isBlank() ? null : TimeParameter.earliest(from),
                to == null || to.isBlank() ? null : TimeParameter.latest(to));
    }

    /** Whether anything narrows the trail down. */
    boolean narrow() {
        return Stream.of(who, what, client, from, to).anyMatch(part -> part != null && !part.isBlank());
    }

    /** A path with what is asked for, and one more parameter. */
    String address(String path, String name, String value) {
        var address = UriComponentsBuilder.fromPath(path);
        parts().forEach((part, text) -> {
            if (text != null && !text.isBlank()) {
                address.queryParam(part, "{" + part + "}");
            }
        });
        var values = new HashMap<String, @Nullable Object>(parts());
        values.put(name, value);
        return address.queryParam(name, "{" + name + "}")
                .encode()
                .buildAndExpand(values)
                .toUriString();
    }

    private Map<String, @Nullable String> parts() {
        var parts = new LinkedHashMap<String, @Nullable String>();
        parts.put("who", who);
        parts.put("what", what);
        parts.put("client", client);
        parts.put("from", from);
        parts.put("to", to);
        return parts;
    }

    int size() {
        if (limit != null && (limit < 1 || limit > MOST)) {
            throw refusal("invalid_limit", "A page has 1 to " + MOST + " rows. For more, ask for the next page.");
        }
        return limit == null ? USUAL : limit;
    }

    @Nullable
    After after() {
        return cursor == null
                ? null
                : AuditCursor.read(cursor)
                        .orElseThrow(() ->
                                refusal("invalid_cursor", "That is no place in the trail. Begin with the first page."));
    }

    /** A page has no format: whoever names one that is not known wants a file. */
    void requireNoFormat() {
        if (format != null) {
            throw refusal("unknown_format", "There is no such format. Ask for csv or json.");
        }
    }

    private static AuditAction action(String word) {
        return AuditAction.of(word.strip())
                .orElseThrow(() -> refusal(
                        "unknown_action",
                        Arrays.stream(AuditAction.values())
                                .map(AuditAction::word)
                                .collect(Collectors.joining(
                                        ", ", "The trail knows no such action. Ask for one of ", "."))));
    }

    private static Refusal refusal(String code, String sentence) {
        return new Refusal(HttpStatus.BAD_REQUEST, code, sentence, null);
    }
}
