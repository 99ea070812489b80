package com.emailpilot.sandbox.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One request as it arrived, body included. Header names are found whatever their case. */
public record Request(String method, String path, String rawQuery, Map<String, List<String>> headers, String body) {

    private static final String FORM = "application/x-www-form-urlencoded";

    public Request {
        var caseless = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        caseless.putAll(headers);
        headers = caseless;
    }

    public Parameters query() {
        return Parameters.parse(rawQuery);
    }

    /** The form's fields; none when the body is not declared to be a form. */
    public Parameters form() {
        var isForm = header("Content-Type")
                .map(type -> type.toLowerCase(Locale.ROOT).startsWith(FORM))
                .orElse(false);
        return isForm ? Parameters.parse(body) : new Parameters(List.of());
    }

    public Optional<String> header(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }

    /** The rest of the {@code Authorization} header when it uses this scheme. */
    public Optional<String> credentials(String scheme) {
        return header("Authorization")
                .filter(value -> value.regionMatches(true, 0, scheme + " ", 0, scheme.length() + 1))
                .map(value -> value.substring(scheme.length() + 1).strip());
    }

    /** The path without a trailing slash; both spellings mean the same to Klaviyo. */
    public String plainPath() {
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    public boolean is(String expectedMethod, String expectedPath) {
        return method.equals(expectedMethod) && plainPath().equals(expectedPath);
    }

    /** Says nothing of what was sent: a request carries secrets. */
    @Override
    public String toString() {
        return "Request[" + method + " " + path + "]";
    }
}
