package com.emailpilot.local.system;

import java.nio.file.Path;
import java.util.List;

/** A {@link StandIn} in the place of every program. */
public record StandIns(Path testClasses) implements Apps {
    /** For tests that run in this module's folder. */
    public StandIns() {
        this(Path.of("target/test-classes").toAbsolutePath());
    }

    @Override
    public App find(String module) {
        return new App(List.of(testClasses), StandIn.class.getName());
    }
}
