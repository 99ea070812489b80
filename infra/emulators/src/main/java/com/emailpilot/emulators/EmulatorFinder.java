package com.emailpilot.emulators;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds Google's emulators: running ones that the environment names, then the jars of an installed Cloud CLI, of
 * Docker's image, of the published archives, in this order.
 */
public final class EmulatorFinder {
    private static final String PUBLISHED = "https://dl.google.com/dl/cloudsdk/channels/rapid/components";

    private final Map<String, String> environment;
    private final List<JarSource> sources;

    EmulatorFinder(Map<String, String> environment, List<JarSource> sources) {
        this.environment = Map.copyOf(environment);
        this.sources = List.copyOf(sources);
    }

    /**
     * A finder for this machine.
     *
     * @param environment also read: EMULATOR_DOWNLOAD_URL (where the archives are), XDG_CACHE_HOME (where they go)
     * @param composeFile docker-compose.yml, which names the image; need not exist
     */
    public static EmulatorFinder of(Map<String, String> environment, Path composeFile, DownloadProgress progress) {
        var cache = cache(environment);
        var published = URI.create(environment.getOrDefault("EMULATOR_DOWNLOAD_URL", PUBLISHED));
        return new EmulatorFinder(
                environment,
                List.of(
                        new CloudCliJars(environment),
                        new DockerJars(composeFile, cache),
                        new DownloadedJars(published, cache, progress)));
    }

    /** The host and port of a Pub/Sub emulator that already runs, if PUBSUB_EMULATOR_HOST names one. */
    public Optional<String> runningPubSub() {
        return running(Component.PUBSUB);
    }

    /** The host and port of a Firestore emulator that already runs, if FIRESTORE_EMULATOR_HOST names one. */
    public Optional<String> runningFirestore() {
        return running(Component.FIRESTORE);
    }

    Path jar(Component component) {
        var tried = new ArrayList<String>();
        for (var source : sources) {
            try {
                var jar = source.find(component);
                if (jar.isPresent()) {
                    return jar.get();
                }
            } catch (JarUnavailableException e) {
                tried.add(e.getMessage());
            }
        }
        throw new NoEmulatorException(component, tried);
    }

    private Optional<String> running(Component component) {
        return Optional.ofNullable(environment.get(component.hostSetting())).filter(host -> !host.isBlank());
    }

    private static Path cache(Map<String, String> environment) {
        var named = Optional.ofNullable(environment.get("XDG_CACHE_HOME")).filter(folder -> !folder.isBlank());
        return named.map(Path::of)
                .orElseGet(() -> Path.of(environment.getOrDefault("HOME", "."), ".cache"))
                .resolve("emailpilot");
    }
}
