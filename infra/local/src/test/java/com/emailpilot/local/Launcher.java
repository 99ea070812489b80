package com.emailpilot.local;

import com.emailpilot.emulators.FreePorts;
import com.emailpilot.local.settings.Port;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@link UpWithStandIns} as a job of a shell, in a process group of its own like in a terminal. */
final class Launcher implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;

    /** A build that runs in the background hands an ignored Ctrl-C down, which only {@code env} of GNU can undo. */
    private static final String JOB = """
            set -m
            out=$1; shift
            if env --default-signal=INT true 2>/dev/null; then set -- env --default-signal=INT "$@"; fi
            "$@" >"$out" 2>&1 &
            echo $!
            wait $!
            """;

    private final Process shell;
    private final ProcessHandle launcher;
    private final Path output;

    private Launcher(Process shell, Path output) throws IOException {
        this.shell = shell;
        this.launcher =
                ProcessHandle.of(Long.parseLong(shell.inputReader().readLine())).orElseThrow();
        this.output = output;
    }

    static Map<String, String> freePorts() {
        var settings = new HashMap<String, String>();
        Arrays.stream(Port.values()).forEach(port -> settings.put(port.setting(), Integer.toString(FreePorts.next())));
        return settings;
    }

    static Launcher start(Path home, Map<String, String> settings) throws IOException {
        var output = home.resolve("output");
        var command = new ArrayList<>(List.of("bash", "-c", JOB, "bash", output.toString()));
        command.addAll(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp"));
        command.addAll(List.of(System.getProperty("java.class.path"), UpWithStandIns.class.getName()));
        command.add(Path.of("target/test-classes").toAbsolutePath().toString());
        var builder = new ProcessBuilder(command);
        builder.environment().putAll(settings);
        builder.environment().put("EMAILPILOT_HOME", home.toString());
        return new Launcher(builder.start(), output);
    }

    /** Waits until the output has this text, or the launcher has ended. */
    Launcher awaitOutput(String text) throws IOException, InterruptedException {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!output().contains(text) && System.nanoTime() < deadline) {
            if (shell.waitFor(50, TimeUnit.MILLISECONDS)) {
                return this;
            }
        }
        return this;
    }

    String output() throws IOException {
        return Files.exists(output) ? Files.readString(output) : "";
    }

    List<ProcessHandle> children() {
        return launcher.descendants().toList();
    }

    /** What a terminal does at Ctrl-C. */
    void interruptGroup() throws IOException, InterruptedException {
        kill("INT", "-" + launcher.pid());
    }

    void kill(String signal) throws IOException, InterruptedException {
        kill(signal, Long.toString(launcher.pid()));
    }

    /** Ends what a failed test left running. */
    @Override
    public void close() {
        launcher.destroyForcibly();
    }

    int exitStatus() throws InterruptedException {
        if (!shell.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            launcher.destroyForcibly();
            return -1;
        }
        return shell.exitValue();
    }

    /** By the shell's own kill: the program of that name takes a process group for something else on some systems. */
    private static void kill(String signal, String target) throws IOException, InterruptedException {
        var command = List.of("bash", "-c", "kill -s \"$1\" -- \"$2\"", "bash", signal, target);
        var status = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (status != 0) {
            throw new IOException("kill -s " + signal + " " + target + " ended with status " + status);
        }
    }
}
