package com.emailpilot.klaviyo;

/** A private key that an account's owner made by hand; the older way in, without an end. */
public record ApiKey(String reveal) implements Secret {

    @Override
    public String toString() {
        return "ApiKey[redacted]";
    }
}
