package com.emailpilot.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sandbox as a program that ends in good order, or not. */
final class KilledSandboxIT {

    private Path file;

    @BeforeEach
    void inAFolderOfItsOwn(@TempDir Path folder) {
        file = folder.resolve("state");
    }

    @Test
    void knowsEveryTokenAfterItWasKilled() throws Exception {
        String token;
        try (var first = SandboxProcess.start(file)) {
            token = first.grant("NWc0f1").orElseThrow();
            first.kill9();
        }

        try (var second = SandboxProcess.start(file)) {
            assertThat(second.refresh(token)).isEqualTo(200);
        }
    }

    @Test
    void endsInGoodOrderWhenTerminated() throws Exception {
        String token;
        try (var first = SandboxProcess.start(file)) {
            token = first.grant("NWc0f1").orElseThrow();
            first.terminate();

            assertThat(first.ended().waitFor(10, TimeUnit.SECONDS)).isTrue();
        }

        try (var second = SandboxProcess.start(file)) {
            assertThat(second.refresh(token)).isEqualTo(200);
        }
    }

    @Test
    void answersNothingThatItCannotRemember() throws Exception {
        var answered = new ArrayList<String>();
        try (var first = SandboxProcess.onASmallDisk(file)) {
            Optional<String> token = first.grant("NWc0f1");
            while (token.isPresent()) {
                answered.add(token.get());
                token = first.grant("NWc0f1");
            }
            assertThat(first.grant("CKte09")).isEmpty();
        }

        try (var second = SandboxProcess.start(file)) {
            assertThat(answered).isNotEmpty();
            for (var token : answered) {
                assertThat(second.refresh(token)).isEqualTo(200);
            }
        }
    }

    @Test
    void saysInOneLineWhatIsWrongWithADamagedFile() throws Exception {
        Files.writeString(file, "nonsense\n");

        try (var process = SandboxProcess.start(file)) {
            assertThat(process.firstLine()).contains(file + " is damaged").contains("delete it");
            assertThat(process.ended().waitFor()).isEqualTo(1);
        }
    }
}
