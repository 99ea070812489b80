package com.emailpilot.emulators;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** Starts a {@link Patient} child, writes its pid to standard output, and waits to be killed. */
final class PatientParent {
    private PatientParent() {}

    public static void main(String[] args) throws InterruptedException {
        var folder = Path.of(args[0]);
        var child = ChildProcess.start(patient(folder), folder.resolve("child.log"));
        child.awaitReady(() -> child.lastLogLines(1).contains("running"), Duration.ofSeconds(30));
        System.out.println(child.pid());
        new CountDownLatch(1).await();
    }

    static JavaProgram patient(Path folder) {
        return new JavaProgram(
                "patient",
                List.of(testClasses()),
                Patient.class.getName(),
                List.of("-XX:TieredStopAtLevel=1"),
                List.of(folder.resolve("note").toString()),
                Map.of());
    }

    static Path testClasses() {
        return Path.of("target/test-classes").toAbsolutePath();
    }
}
