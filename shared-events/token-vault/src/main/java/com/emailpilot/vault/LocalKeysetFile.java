package com.emailpilot.vault;

import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Set;

/** A keyset in clear text on this machine, readable by its owner alone; made at first use. */
record LocalKeysetFile(Path file) implements KeysetSource {

    private static final Set<PosixFilePermission> OWNER_ONLY = Set.of(OWNER_READ, OWNER_WRITE);

    @Override
    public KeysetHandle load() throws GeneralSecurityException, IOException {
        if (Files.notExists(file)) {
            create();
        }
        if (!OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
            throw new IOException("others may read or change it: run chmod 600 on it");
        }
        return TinkJsonProtoKeysetFormat.parseKeyset(
                Files.readString(file), AeadConfig2026.get(), InsecureSecretKeyAccess.get());
    }

    @Override
    public String description() {
        return "keyset file " + file;
    }

    /** A link appears with its whole content or not at all, and only the first of several creators gets it. */
    private void create() throws GeneralSecurityException, IOException {
        var directory = file.toAbsolutePath().getParent();
        Files.createDirectories(directory);
        var draft =
                Files.createTempFile(directory, ".keyset", ".draft", PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        try {
            Files.writeString(draft, freshKeyset(), StandardOpenOption.SYNC);
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException _) {
            // another process was first: its keyset is the one
        } finally {
            Files.delete(draft);
        }
    }

    private static String freshKeyset() throws GeneralSecurityException {
        var keyset = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, AeadConfig2026.get());
        return TinkJsonProtoKeysetFormat.serializeKeyset(keyset, AeadConfig2026.get(), InsecureSecretKeyAccess.get());
    }
}
