package com.emailpilot.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalStoredKeysTest extends StoredKeysContract {

    @TempDir
    Path directory;

    @BeforeEach
    void make() throws GeneralSecurityException, IOException {
        another().prepare();
    }

    @Override
    KeysetSource another() {
        return new LocalKeysetFile(file());
    }

    @Override
    void loseKeyset() throws IOException {
        Files.delete(file());
    }

    @Test
    void keepsItsFileForItsOwnerAloneAndLeavesNoDraft() throws IOException {
        new StoredKeys(another()).add();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(directory).isDirectoryNotContaining("glob:**draft");
    }

    private Path file() {
        return directory.resolve("keyset.json");
    }
}
