package com.emailpilot.klaviyo;

/** What proves to Klaviyo that a token call comes from our app. */
public record ClientSecret(String reveal) implements Secret {

    @Override
    public String toString() {
        return "ClientSecret[redacted]";
    }
}
