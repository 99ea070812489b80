package com.emailpilot.local.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;

/**
 * The services as Maven built them, taken apart beside their jars: a JVM starts quicker from plain jars than from jars
 * inside a jar. Done again when the built jar changes; several processes may ask at once.
 */
final class ExtractedApps implements Apps {
    private final Path projectRoot;

    ExtractedApps(Path projectRoot) {
        this.projectRoot = projectRoot;
    }

    @Override
    public App find(String module) {
        var target = projectRoot.resolve(module).resolve("target");
        try {
            var jar = built(target, module);
            var folder = target.resolve("app");
            var extracted = folder.resolve(String.valueOf(jar.getFileName()));
            try (var channel = FileChannel.open(
                            target.resolve("app.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var _ = channel.lock()) {
                extractIfChanged(jar, folder);
            }
            return new App(List.of(extracted), mainClass(extracted));
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
        throw new IOException("there is no " + module + "-…-app.jar in " + target + ", build it with ./mvnw package");
    }

    private static void extractIfChanged(Path jar, Path folder) throws IOException {
        var version = Files.getLastModifiedTime(jar) + " " + Files.size(jar);
        var stamp = folder.resolve("extracted-from");
        if (Files.exists(stamp) && Files.readString(stamp).equals(version)) {
            return;
        }
        var incoming = Files.createTempDirectory(folder.resolveSibling("."), "app-incoming");
        extract(jar, incoming);
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
        if (extraction.onExit().join().exitValue() != 0) {
            throw new IOException("cannot extract " + jar + ", see " + folder.resolveSibling("app-extraction.log"));
        }
    }

    private static String mainClass(Path jar) throws IOException {
        try (var file = new JarFile(jar.toFile())) {
            return file.getManifest().getMainAttributes().getValue(Attributes.Name.MAIN_CLASS);
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
