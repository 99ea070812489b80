package com.emailpilot.klaviyo;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request; shown nowhere, since its headers and form hold secrets.
 *
 * @param form what to post; absent for a GET
 */
record HttpCall(
        URI uri, Map<String, String> headers, @Nullable String form) {

    @Override
    public String toString() {
        return "HttpCall[redacted]";
    }
}
