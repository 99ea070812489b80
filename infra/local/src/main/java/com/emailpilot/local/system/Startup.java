package com.emailpilot.local.system;

import com.emailpilot.events.Topology;
import com.emailpilot.events.pubsub.PubSubConnection;
import com.emailpilot.events.pubsub.PubSubTopology;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** One start in its order: emulators and sandbox, the topology, the services; each step at once as far as it goes. */
final class Startup {
    private final LocalSetup setup;
    private final Addresses addresses;
    private final Parts parts;
    private final Together together;
    private final Progress progress;

    Startup(LocalSetup setup, Addresses addresses, Parts parts, Together together, Progress progress) {
        this.setup = setup;
        this.addresses = addresses;
        this.parts = parts;
        this.together = together;
        this.progress = progress;
    }

    void run() {
        Stream.concat(parts.foundation().stream(), parts.services().stream()).forEach(part -> putAside(part.log()));
        together.run(Stream.concat(starts(parts.foundation()), preparations()).toList());
        createTopology();
        together.run(starts(parts.services()).toList());
    }

    private Stream<Runnable> starts(List<LocalPart> starting) {
        return starting.stream().map(part -> () -> start(part));
    }

    private void start(LocalPart part) {
        var began = System.nanoTime();
        progress.starting(part.name());
        part.start();
        part.awaitReady();
        progress.ready(part.name(), since(began), part.url().getAuthority());
    }

    private Stream<Runnable> preparations() {
        return Arrays.stream(Service.values()).map(service -> () -> setup.apps().find(service.module()));
    }

    private void createTopology() {
        var began = System.nanoTime();
        progress.starting("topics and subscriptions");
        try (var connection = PubSubConnection.emulator(addresses.pubSub(), addresses.projectId());
                var topology = new PubSubTopology(connection, Topology.load())) {
            topology.ensure();
        }
        progress.ready("topics and subscriptions", since(began), addresses.projectId());
    }

    private static void putAside(Path log) {
        try {
            if (Files.exists(log)) {
                Files.move(log, Path.of(log + ".previous"), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot put the log of the last run aside", e);
        }
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
