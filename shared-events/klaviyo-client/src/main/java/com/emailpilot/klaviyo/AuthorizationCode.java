package com.emailpilot.klaviyo;

/** What the browser brings back from the consent page: good once, for five minutes. */
public record AuthorizationCode(String reveal) implements Secret {

    @Override
    public String toString() {
        return "AuthorizationCode[redacted]";
    }
}
