package com.emailpilot.local.system;

import java.nio.file.Path;
import java.util.List;

/** A program of this project as it lies on the disk. */
public record App(List<Path> classPath, String mainClass) {
    /** Copies its class path. */
    public App {
        classPath = List.copyOf(classPath);
    }
}
