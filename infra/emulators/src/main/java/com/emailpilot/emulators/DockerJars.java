package com.emailpilot.emulators;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The jars out of Google's emulator image, the one that docker-compose.yml names. They are copied once into the cache
 * and run like those of an installed Cloud CLI, so that ports, state and the end of the process do not depend on Docker.
 */
final class DockerJars implements JarSource {
    private static final Pattern IMAGE = Pattern.compile("(?m)^\\s*image:\\s*[\"']?(\\S*google-cloud-cli:[^\\s\"']+)");
    /** Google's images are built in two ways, and each has its own place. */
    private static final List<String> SDK_IN_IMAGE = List.of("/google-cloud-sdk", "/usr/lib/google-cloud-sdk");

    private final String docker;
    private final Path composeFile;
    private final Path cache;

    DockerJars(Path composeFile, Path cache) {
        this("docker", composeFile, cache);
    }

    DockerJars(String docker, Path composeFile, Path cache) {
        this.docker = docker;
        this.composeFile = composeFile;
        this.cache = cache;
    }

    @Override
    public Optional<Path> find(Component component) {
        return image().flatMap(image -> fromImage(image, component));
    }

    private Optional<Path> fromImage(String image, Component component) {
        var folder = cache.resolve("docker").resolve(image.replaceAll("[^A-Za-z0-9.-]", "_"));
        var cached = jarIn(folder, component);
        if (cached.isPresent() || !answers()) {
            return cached;
        }
        copy(image, component, folder);
        return jarIn(folder, component);
    }

    private Optional<String> image() {
        try {
            return Files.exists(composeFile)
                    ? IMAGE.matcher(Files.readString(composeFile))
                            .results()
                            .map((MatchResult found) -> found.group(1))
                            .findFirst()
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Path> jarIn(Path folder, Component component) {
        return new CloudCliJars(Map.of(), List.of(folder.toString())).find(component);
    }

    private boolean answers() {
        try {
            return docker("version", "--format", "{{.Server.Version}}").status() == 0;
        } catch (IOException _) {
            return false;
        }
    }

    private void copy(String image, Component component, Path folder) {
        try {
            var container = docker("create", image).orFail("docker create " + image);
            var incoming = Files.createTempDirectory(Files.createDirectories(folder), "incoming");
            var copied = copyFirst(container, component, incoming);
            docker("rm", container).orFail("docker rm");
            copied.orFail("docker cp from " + image);
            var target = Files.createDirectories(folder.resolve("platform")).resolve(component.id());
            Files.move(incoming.resolve(component.id()), target, StandardCopyOption.ATOMIC_MOVE);
            Files.delete(incoming);
        } catch (IOException e) {
            throw new JarUnavailableException("Docker did not give it (" + e.getMessage() + ")", e);
        }
    }

    private Answer copyFirst(String container, Component component, Path incoming) throws IOException {
        var answer = new Answer(-1, "");
        for (var place : SDK_IN_IMAGE) {
            answer = docker("cp", container + ":" + place + "/platform/" + component.id(), incoming.toString());
            if (answer.status() == 0) {
                return answer;
            }
        }
        return answer;
    }

    private Answer docker(String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(docker));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        try {
            return new Answer(process.waitFor(1, TimeUnit.MINUTES) ? process.exitValue() : -1, output);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private record Answer(int status, String output) {
        String orFail(String what) throws IOException {
            if (status != 0) {
                throw new IOException(what + " ended with status " + status);
            }
            return output;
        }
    }
}
