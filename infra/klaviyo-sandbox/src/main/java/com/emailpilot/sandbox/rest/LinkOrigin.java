package com.emailpilot.sandbox.rest;

import com.emailpilot.sandbox.http.Request;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The beginning of every link.
 *
 * @param configured null to use the host that the client called, which is right behind a proxy too
 */
public record LinkOrigin(@Nullable URI configured) {

    String of(Request request) {
        if (configured != null) {
            var text = configured.toString();
            return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        }
        return "http://" + request.header("Host").orElse("localhost");
    }
}
