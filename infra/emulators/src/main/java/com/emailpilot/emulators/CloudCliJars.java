package com.emailpilot.emulators;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The jars of an installed Google Cloud CLI: where CLOUDSDK_ROOT_DIR says, where gcloud on the PATH lives, then the usual places. */
final class CloudCliJars implements JarSource {
    private static final Pattern PATH_SEPARATOR = Pattern.compile(":");
    private static final List<String> USUAL_PLACES = List.of(
            "/usr/lib/google-cloud-sdk",
            "/usr/share/google-cloud-sdk",
            "/usr/local/google-cloud-sdk",
            "/usr/local/share/google-cloud-sdk",
            "/opt/google-cloud-sdk",
            "/opt/homebrew/share/google-cloud-sdk",
            "/opt/homebrew/Caskroom/gcloud-cli/latest/google-cloud-sdk",
            "/opt/homebrew/Caskroom/google-cloud-sdk/latest/google-cloud-sdk",
            "/snap/google-cloud-cli/current");

    private final Map<String, String> environment;
    private final List<String> usualPlaces;

    CloudCliJars(Map<String, String> environment) {
        this(environment, USUAL_PLACES);
    }

    CloudCliJars(Map<String, String> environment, List<String> usualPlaces) {
        this.environment = environment;
        this.usualPlaces = usualPlaces;
    }

    @Override
    public Optional<Path> find(Component component) {
        return roots().flatMap(root -> jars(root, component)).findFirst();
    }

    private Stream<Path> roots() {
        var named = Stream.ofNullable(environment.get("CLOUDSDK_ROOT_DIR")).map(Path::of);
        var home = Stream.ofNullable(environment.get("HOME")).map(folder -> Path.of(folder, "google-cloud-sdk"));
        var usual = usualPlaces.stream().map(Path::of);
        return Stream.of(named, onPath(), usual, home).flatMap(places -> places);
    }

    private Stream<Path> onPath() {
        return PATH_SEPARATOR
                .splitAsStream(environment.getOrDefault("PATH", ""))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, "gcloud"))
                .filter(Files::isExecutable)
                .flatMap(CloudCliJars::installation);
    }

    private static Stream<Path> installation(Path gcloud) {
        try {
            return Stream.of(gcloud.toRealPath().resolve("../..").normalize());
        } catch (IOException _) {
            return Stream.empty();
        }
    }

    private static Stream<Path> jars(Path root, Component component) {
        var platform = root.resolve("platform").resolve(component.id());
        if (!Files.isDirectory(platform)) {
            return Stream.empty();
        }
        try (var files = Files.walk(platform, 2)) {
            return files
                    .filter(file -> component.isJar(root.relativize(file).toString()))
                    .sorted(Comparator.reverseOrder())
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
