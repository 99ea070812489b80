package com.emailpilot.klaviyo;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** Takes apart what was sent to a scripted server. */
final class SentRequests {

    private SentRequests() {}

    /** Its request line and headers, names in lower case. */
    static List<String> head(String request) {
        return request.substring(0, request.indexOf("\r\n\r\n"))
                .lines()
                .map(line -> line.startsWith("POST")
                        ? line
                        : line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT)
                                + line.substring(line.indexOf(':')))
                .toList();
    }

    static String body(String request) {
        return request.substring(request.indexOf("\r\n\r\n") + 4);
    }

    /** What it proves who we are with. */
    static String credentials(String request) {
        var header = head(request).stream()
                .filter(line -> line.startsWith("authorization: Basic "))
                .findFirst()
                .orElseThrow();
        return new String(Base64.getDecoder().decode(header.substring(21)), StandardCharsets.UTF_8);
    }
}
