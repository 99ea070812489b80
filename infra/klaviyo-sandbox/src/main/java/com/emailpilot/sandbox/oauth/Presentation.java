package com.emailpilot.sandbox.oauth;

import java.time.Instant;

/**
 * A code, token or key that was shown to an endpoint, whatever came of it.
 *
 * @param authenticated whether the caller proved to be the app (token endpoints), or the credential was accepted (REST)
 * @param request the number of the request in the traffic log
 */
public record Presentation(Instant at, String endpoint, boolean authenticated, long request) {}
