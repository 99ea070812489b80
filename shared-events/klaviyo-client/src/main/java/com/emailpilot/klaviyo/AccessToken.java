package com.emailpilot.klaviyo;

/** What an API call shows to Klaviyo, good for about an hour; opaque, several KB at most. */
public record AccessToken(String reveal) implements Secret {

    @Override
    public String toString() {
        return "AccessToken[redacted]";
    }
}
