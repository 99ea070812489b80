package com.emailpilot.local.system;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a part gets beyond the usual, for tests that break it on purpose.
 *
 * @param environment wins over the usual
 * @param classPath goes before the part's own
 */
public record Extras(Map<String, String> environment, List<Path> classPath, List<String> jvmFlags) {
    /** Nothing extra. */
    public static final Extras NONE = new Extras(Map.of(), List.of(), List.of());

    /** Copies its collections. */
    public Extras {
        environment = Map.copyOf(environment);
        classPath = List.copyOf(classPath);
        jvmFlags = List.copyOf(jvmFlags);
    }

    /** Environment variables only. */
    public static Extras environment(Map<String, String> environment) {
        return new Extras(environment, List.of(), List.of());
    }
}
