package com.emailpilot.emulators;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;

/** Google's Pub/Sub emulator as a child process. It keeps nothing: after a restart topics and subscriptions are gone. */
public final class PubSubEmulator {
    private PubSubEmulator() {}

    /**
     * Starts it on the loopback interface and returns at once; {@link #isReady} says when it serves.
     *
     * @param jvmFlags beside the usual ones, which serve a short start
     */
    public static ChildProcess start(EmulatorFinder finder, int port, Path log, List<String> jvmFlags) {
        var jar = finder.jar(Component.PUBSUB);
        return ChildProcess.start(
                new JavaProgram(
                        "Pub/Sub emulator",
                        List.of(jar),
                        mainClass(jar),
                        EmulatorJvm.flags(jvmFlags),
                        List.of("--host=127.0.0.1", "--port=" + port, "--iam_port=" + FreePorts.next()),
                        Map.of()),
                log);
    }

    /** Whether it answers at this host and port. */
    public static boolean isReady(String hostAndPort) {
        return EmulatorJvm.answers(hostAndPort);
    }

    private static String mainClass(Path jar) {
        try (var file = new JarFile(jar.toFile())) {
            return file.getManifest().getMainAttributes().getValue(Attributes.Name.MAIN_CLASS);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + jar, e);
        }
    }
}
