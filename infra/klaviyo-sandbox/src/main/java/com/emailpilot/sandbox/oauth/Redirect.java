package com.emailpilot.sandbox.oauth;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The way back to the app.
 *
 * @param rawState exactly as it was sent, still encoded, so that it returns byte for byte; null when none was sent
 */
public record Redirect(String uri, @Nullable String rawState) {

    String success(String code) {
        return location("code=" + encoded(code));
    }

    String failure(String error, String description) {
        return location("error=" + encoded(error) + "&error_description=" + encoded(description));
    }

    private String location(String parameters) {
        var separator = uri.contains("?") ? "&" : "?";
        var state = rawState == null ? "" : "&state=" + rawState;
        return uri + separator + parameters + state;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
