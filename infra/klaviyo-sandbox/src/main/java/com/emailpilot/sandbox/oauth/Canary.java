package com.emailpilot.sandbox.oauth;

/**
 * The text that every code, token, key and client secret of the sandbox carries, so that a leak can be found by
 * searching for it. It survives URL encoding unchanged; tokens also hold it Base64-encoded, in their claims.
 */
public final class Canary {

    public static final String VALUE = "SandboxCanaryQ7x2vK9";

    private Canary() {}
}
