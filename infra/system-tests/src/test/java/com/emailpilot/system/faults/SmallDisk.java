package com.emailpilot.system.faults;

import com.emailpilot.system.running.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A disk of 256 KiB for what processes log and for their temporary files; what stands on it in the end is kept. */
final class SmallDisk implements AutoCloseable {

    private static final String KIND = "tmpfs";
    private static final String SIZE = "size=256k";
    private static final String FILLER = "filler";
    private static final int PIECE = 1_024;

    private final Path root;
    private final Path logs;

    private SmallDisk(Path root, Path logs) {
        this.root = root;
        this.logs = logs;
    }

    /**
     * Mounts one; empty where this user may not.
     *
     * @param logs the folder in which the logs of a system are
     */
    static Optional<SmallDisk> mounted(Path logs) {
        var root = Checkout.freshHome("disk-");
        return status("mount", "-t", KIND, "-o", SIZE, KIND, root.toString()) == 0
                ? Optional.of(new SmallDisk(root, logs))
                : Optional.empty();
    }

    /** The environment of a process that keeps its temporary files here. */
    Map<String, String> forTemporaryFiles() {
        return Map.of("JDK_JAVA_OPTIONS", "-Djava.io.tmpdir=" + root);
    }

    /** The next instance of a module logs to this disk. */
    void takeNextLogOf(String module) {
        var name = module + "-" + (1 + namesIn(logs, module).size()) + ".log";
        try {
            Files.createSymbolicLink(logs.resolve(name), root.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Leaves no byte of it free. */
    void fill() {
        try (var filler = FileChannel.open(
                root.resolve(FILLER), StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            while (true) {
                filler.write(ByteBuffer.allocate(PIECE));
            }
        } catch (IOException _) {
            // this was the last piece
        }
    }

    /** Frees what was filled. */
    void clear() {
        try {
            Files.delete(root.resolve(FILLER));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long free() {
        return root.toFile().getUsableSpace();
    }

    /** Everything that processes wrote, one text for each file. */
    Map<String, String> written() {
        return namesIn(root, "").stream()
                .filter(name -> !name.equals(FILLER) && Files.isRegularFile(root.resolve(name)))
                .collect(Collectors.toMap(name -> name, name -> text(root.resolve(name))));
    }

    /** Keeps the logs where the others are. */
    @Override
    public void close() {
        written().forEach(this::keep);
        status("umount", "--lazy", root.toString());
    }

    private void keep(String name, String text) {
        try {
            var log = logs.resolve(name);
            Files.deleteIfExists(log);
            Files.writeString(log, text, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> namesIn(Path folder, String beginning) {
        try (var files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.startsWith(beginning))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int status(String... command) {
        try {
            return new ProcessBuilder(Stream.of(command).toList())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
