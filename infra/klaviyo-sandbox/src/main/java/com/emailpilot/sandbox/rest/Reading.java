package com.emailpilot.sandbox.rest;

import com.emailpilot.sandbox.http.Parameters;
import java.time.LocalDate;

/**
 * What a resource needs to know of the request.
 *
 * @param base scheme, host and port, for links
 */
record Reading(String base, String path, Parameters query, LocalDate revision) {

    /** An absolute link to another resource; single resources end with a slash. */
    String link(String target) {
        return base + target;
    }
}
