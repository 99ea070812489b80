package com.emailpilot.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.emailpilot.klaviyo.AccessToken;
import com.emailpilot.klaviyo.RefreshToken;
import com.emailpilot.klaviyo.TokenPair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LocalVaultTest extends TokenVaultContract {

    private static final TokenPair TOKENS = new TokenPair(new AccessToken("access"), new RefreshToken("refresh"));

    @TempDir
    Path directory;

    private final Vault vault = TestVaults.ephemeral();

    @AfterEach
    void close() {
        vault.close();
    }

    @Override
    TokenVault vault() {
        return vault.tokens();
    }

    @Test
    void makesItsKeysetFileForItsOwnerAlone() throws IOException {
        var file = directory.resolve("state").resolve("keyset.json");

        try (var _ = Vaults.local(file)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(file.getParent()).isDirectoryNotContaining("glob:**draft");
        }
    }

    @Test
    void opensAfterARestartWhatItSealedBefore() {
        var file = directory.resolve("keyset.json");
        String sealed;
        try (var before = Vaults.local(file)) {
            sealed = before.tokens().sealGrant("grant-1", TOKENS);
        }

        try (var after = Vaults.local(file)) {
            assertThat(after.tokens().openGrant("grant-1", sealed)).isEqualTo(TOKENS);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rwx------"})
    void refusesAKeysetFileThatOthersMayUse(String permissions) throws IOException {
        var file = directory.resolve("keyset.json");
        Vaults.local(file).close();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));

        assertThatExceptionOfType(KeysetUnusableException.class)
                .isThrownBy(() -> Vaults.local(file))
                .withMessage(
                        "Cannot use the keyset file " + file + ": others may read or change it: run chmod 600 on it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "not json", "{\"primaryKeyId\":1,\"key\":[]}"})
    void refusesADamagedKeysetFile(String content) throws IOException {
        var file = directory.resolve("keyset.json");
        Vaults.local(file).close();
        Files.writeString(file, content);

        assertThatExceptionOfType(KeysetUnusableException.class)
                .isThrownBy(() -> Vaults.local(file))
                .withMessageStartingWith("Cannot use the keyset file " + file + ": ");
    }

    @Test
    void saysWhichFileCannotBeMade() throws IOException {
        var file = Files.writeString(directory.resolve("no-directory"), "").resolve("keyset.json");

        assertThatExceptionOfType(KeysetUnusableException.class)
                .isThrownBy(() -> Vaults.local(file))
                .withMessage("Cannot use the keyset file " + file
                        + ": it cannot be made or read (FileAlreadyExistsException)");
    }

    @Test
    void makesNoOtherKeysWhereTheFileIsGoneLater() throws IOException {
        var file = directory.resolve("keyset.json");

        try (var running = Vaults.local(file)) {
            var sealed = running.tokens().sealGrant("grant-1", TOKENS);
            Files.delete(file);
            assertThat(running.reload()).isFalse();

            assertThat(running.tokens().openGrant("grant-1", sealed)).isEqualTo(TOKENS);
            assertThat(running.trouble()).contains("Cannot reload the keyset file " + file + ": it is gone");
            assertThat(file).doesNotExist();
        }
    }

    @Test
    void endsWithOneKeysetWhenSeveralStartAtOnce() throws Exception {
        var file = directory.resolve("keyset.json");
        int starters = 8;
        var together = new CyclicBarrier(starters);
        Callable<KeysetState> start = () -> {
            together.await();
            try (var started = Vaults.local(file)) {
                return started.keyset();
            }
        };

        var states = new ArrayList<KeysetState>();
        try (var threads = Executors.newFixedThreadPool(starters)) {
            var running = new ArrayList<Future<KeysetState>>();
            for (int i = 0; i < starters; i++) {
                running.add(threads.submit(start));
            }
            for (var state : running) {
                states.add(state.get());
            }
        }

        assertThat(states).hasSize(starters).containsOnly(states.getFirst());
    }
}
