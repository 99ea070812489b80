package com.emailpilot.sandbox;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** Sandboxes for tests: time stands still until a test moves it. */
final class TestSandboxes {

    private TestSandboxes() {}

    static KlaviyoSandbox frozen() {
        var noon = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);
        return KlaviyoSandbox.start(SandboxSettings.defaults().withClock(noon));
    }
}
