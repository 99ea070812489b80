package com.emailpilot.vault;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
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

    /** A link appears with its whole content or not at all, and only the first of several creators gets it. */
    @Override
    public void prepare() throws GeneralSecurityException, IOException {
        if (Files.exists(file)) {
            return;
        }
        Files.createDirectories(directory());
        var draft = draft(Keys.generated());
        try {
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException _) {
            // another process was first: its keyset is the one
        } finally {
            Files.delete(draft);
        }
    }

    @Override
    public StoredKeyset load() throws GeneralSecurityException, IOException {
        if (!OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
            throw new IOException("others may read or change it: run chmod 600 on it");
        }
        var text = Files.readString(file);
        var keys = TinkJsonProtoKeysetFormat.parseKeyset(text, AeadConfig2026.get(), InsecureSecretKeyAccess.get());
        return new StoredKeyset(keys, text);
    }

    /** Writers take turns by a lock on the file that they are about to replace; it ends with its process. */
    @Override
    public boolean store(KeysetHandle changed, StoredKeyset asRead) throws GeneralSecurityException, IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
                var _ = channel.lock()) {
            if (!Files.readString(file).equals(asRead.version())) {
                return false;
            }
            Files.move(draft(changed), file, ATOMIC_MOVE);
            return true;
        } catch (OverlappingFileLockException _) {
            return false; // a writer in this process is at it
        }
    }

    @Override
    public String description() {
        return "keyset file " + file;
    }

    private Path draft(KeysetHandle keys) throws GeneralSecurityException, IOException {
        var text = TinkJsonProtoKeysetFormat.serializeKeyset(keys, AeadConfig2026.get(), InsecureSecretKeyAccess.get());
        var draft = Files.createTempFile(
                directory(), ".keyset", ".draft", PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        return Files.writeString(draft, text, StandardOpenOption.SYNC);
    }

    private Path directory() {
        return file.toAbsolutePath().resolveSibling("");
    }
}
