package com.emailpilot.emulators;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A Java program to run as a leashed child process.
 *
 * @param name what people call it; also the name of its log file
 * @param environment added to this process' own; the place for secrets, which never go on the command line
 */
public record JavaProgram(
        String name,
        List<Path> classPath,
        String mainClass,
        List<String> jvmFlags,
        List<String> arguments,
        Map<String, String> environment) {

    /** Copies its collections. */
    public JavaProgram {
        classPath = List.copyOf(classPath);
        jvmFlags = List.copyOf(jvmFlags);
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    /** The shell sets Ctrl-C and a closed terminal to "ignored", which the JVM keeps; {@code exec} keeps the pid. */
    List<String> command() {
        var command = new ArrayList<>(List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh", java()));
        command.addAll(jvmFlags);
        command.addAll(List.of("-cp", joinedClassPath(), Leash.class.getName(), mainClass));
        command.addAll(arguments);
        return List.copyOf(command);
    }

    private String joinedClassPath() {
        return Stream.concat(Stream.of(leashLocation()), classPath.stream())
                .map(path -> path.toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static Path leashLocation() {
        try {
            return Path.of(Leash.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("Move the build to a folder whose name can be a URI", e);
        }
    }
}
