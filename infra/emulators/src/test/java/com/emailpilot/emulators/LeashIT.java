package com.emailpilot.emulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LeashIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    @Test
    void endsTheProgramWithItsHooksWhenTheParentIsKilled() throws Exception {
        var parent = startParent();
        var childPid = Long.parseLong(parent.inputReader().readLine());
        var child = ProcessHandle.of(childPid).orElseThrow();

        parent.destroyForcibly();
        child.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

        assertThat(folder.resolve("note")).hasContent("hooks ran");
    }

    @Test
    void leavesItToTheParentToAnswerCtrlC() throws Exception {
        var child = startPatient();

        signal("INT", child.pid());
        signal("HUP", child.pid());
        child.stop(PATIENCE);

        assertThat(child.ended().join()).isEqualTo(128 + 15);
    }

    @Test
    void killsWhatDoesNotEndInTime() throws Exception {
        var child = startPatient();

        signal("STOP", child.pid());
        var byItself = child.stop(Duration.ofMillis(200));

        assertThat(byItself).isFalse();
        assertThat(child.isAlive()).isFalse();
    }

    @Test
    void reportsAProgramThatEndsBeforeItIsReady() {
        var program = new JavaProgram("absent", List.of(), "com.emailpilot.Absent", List.of(), List.of(), Map.of());
        var child = ChildProcess.start(program, folder.resolve("absent.log"));

        assertThatThrownBy(() -> child.awaitReady(() -> false, PATIENCE))
                .isInstanceOf(ChildFailedException.class)
                .hasMessageContaining("absent ended with status 1")
                .hasMessageContaining("absent.log");

        assertThat(child.lastLogLines(50)).anyMatch(line -> line.contains("com.emailpilot.Absent"));
    }

    @Test
    void reportsAProgramThatIsNotReadyInTime() {
        try (var child = startPatient()) {
            assertThatThrownBy(() -> child.awaitReady(() -> false, Duration.ofMillis(50)))
                    .isInstanceOf(ChildFailedException.class)
                    .hasMessageContaining("was not ready");
        }
    }

    private ChildProcess startPatient() {
        var child = ChildProcess.start(PatientParent.patient(folder), folder.resolve("patient.log"));
        child.awaitReady(() -> child.lastLogLines(1).contains("running"), PATIENCE);
        return child;
    }

    private Process startParent() throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var classPath =
                Leash.class.getProtectionDomain().getCodeSource().getLocation().getPath() + ":"
                        + PatientParent.testClasses();
        return new ProcessBuilder(java, "-cp", classPath, PatientParent.class.getName(), folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static void signal(String name, long pid) throws IOException, InterruptedException {
        var kill = new ProcessBuilder("sh", "-c", "kill -s \"$1\" \"$2\"", "sh", name, Long.toString(pid)).start();
        assertThat(kill.waitFor()).isZero();
    }
}
