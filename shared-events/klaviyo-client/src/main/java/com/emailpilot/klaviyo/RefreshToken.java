package com.emailpilot.klaviyo;

/** What a new access token is asked for with, good until the app is uninstalled or 90 idle days passed. */
public record RefreshToken(String reveal) implements Secret {

    @Override
    public String toString() {
        return "RefreshToken[redacted]";
    }
}
