package com.emailpilot.local.system;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The services as Maven built them, taken apart beside their jars: a JVM starts quicker from plain jars than from jars
 * inside a jar. Done again when the built jar changes; several processes may ask at once.
 */
final class ExtractedApps implements Apps {
    /** A file lock holds between processes only. */
    private static final Map<Path, Object> LOCKS_OF_THIS_PROCESS = new ConcurrentHashMap<>();

    private final Path projectRoot;

    ExtractedApps(Path projectRoot) {
        this.projectRoot = projectRoot;
    }

    @Override
    public App find(String module) {
        var target = projectRoot.resolve(module).resolve("target");
        try {
            var jar = built(target, module);
            var extracted = target.resolve("app").resolve(String.valueOf(jar.getFileName()));
            synchronized (LOCKS_OF_THIS_PROCESS.computeIfAbsent(target, _ -> new Object())) {
                extractIfChanged(jar, target);
            }
            return BuiltApps.of(extracted);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot prepare " + module, e);
        }
    }

    private static Path built(Path target, String module) throws IOException {
        if (Files.isDirectory(target)) {
            try (var jars = Files.newDirectoryStream(target, module + "-*-app.jar")) {
                for (var jar : jars) {
                    return jar;
                }
            }
        }
        throw BuiltApps.notBuilt(module);
    }

    private static void extractIfChanged(Path jar, Path target) throws IOException {
        var folder = target.resolve("app");
        var stamp = folder.resolve("extracted-from");
        try (var channel = FileChannel.open(
                        target.resolve("app.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var _ = channel.lock()) {
            var version = version(jar);
            if (!Files.exists(stamp) || !Files.readString(stamp).equals(version)) {
                replace(folder, jar, version);
            }
        }
    }

    /** The time of the last write as the kernel has it: Maven sets the other one to the same for every build. */
    private static String version(Path jar) throws IOException {
        return Files.getAttribute(jar, "unix:ctime") + " " + Files.size(jar);
    }

    private static void replace(Path folder, Path jar, String version) throws IOException {
        var incoming = folder.resolveSibling("app-incoming");
        delete(incoming);
        extract(jar, Files.createDirectory(incoming));
        Files.writeString(incoming.resolve("extracted-from"), version);
        delete(folder);
        Files.move(incoming, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void extract(Path jar, Path folder) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var extraction = new ProcessBuilder(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-Djarmode=tools",
                        "-jar",
                        jar.toString(),
                        "extract",
                        "--force",
                        "--destination",
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolveSibling("app-extraction.log").toFile())
                .start();
        if (status(extraction) != 0) {
            throw new IOException("cannot extract " + jar + ", see " + folder.resolveSibling("app-extraction.log"));
        }
    }

    private static int status(Process extraction) throws IOException {
        try {
            return extraction.waitFor();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while extracting");
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var content = Files.walk(folder)) {
                for (var file : content.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
