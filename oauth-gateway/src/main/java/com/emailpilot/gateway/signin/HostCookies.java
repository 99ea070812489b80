package com.emailpilot.gateway.signin;

import org.springframework.http.ResponseCookie;

/**
 * Names and makes the cookies that only this host may set and read.
 *
 * @param secure false only where browsers reach the gateway by plain http on loopback
 */
public record HostCookies(boolean secure) {

    /** The name as the browser knows it: with the {@code __Host-} prefix, or with the product's where there is no TLS. */
    public String name(String shortName) {
        return secure ? "__Host-" + shortName : "emailpilot-" + shortName;
    }

    /** A cookie for the whole host, out of reach of scripts and of requests that other sites make; gone with the browser. */
    public ResponseCookie.ResponseCookieBuilder cookie(String shortName, String value) {
        return ResponseCookie.from(name(shortName), value)
                .path("/")
                .httpOnly(true)
                .secure(secure)
                .sameSite("Lax");
    }
}
