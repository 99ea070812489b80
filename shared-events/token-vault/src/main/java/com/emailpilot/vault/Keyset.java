package com.emailpilot.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AeadConfig2026;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.security.GeneralSecurityException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The keys in memory; a reload that fails leaves them as they are. */
final class Keyset {

    private final KeysetSource source;
    private final AtomicLong failedReloads = new AtomicLong();
    private volatile Loaded loaded;

    Keyset(KeysetSource source) {
        this.source = source;
        try {
            this.loaded = load(source);
        } catch (GeneralSecurityException | IOException e) {
            throw new KeysetUnusableException("Cannot use the " + source.description() + ": " + reason(e), e);
        }
    }

    Aead aead() {
        return loaded.aead;
    }

    KeysetState state() {
        return loaded.state;
    }

    long failedReloads() {
        return failedReloads.get();
    }

    boolean reload() {
        try {
            loaded = load(source);
            return true;
        } catch (GeneralSecurityException | IOException | RuntimeException _) {
            failedReloads.incrementAndGet();
            return false;
        }
    }

    private static Loaded load(KeysetSource source) throws GeneralSecurityException, IOException {
        var keys = source.load();
        return new Loaded(keys.getPrimitive(AeadConfig2026.get(), Aead.class), stateOf(keys));
    }

    private static KeysetState stateOf(KeysetHandle keys) {
        var ids = IntStream.range(0, keys.size()).mapToObj(i -> keys.getAt(i).getId());
        return new KeysetState(keys.getPrimary().getId(), ids.collect(Collectors.toUnmodifiableSet()));
    }

    private static String reason(Exception e) {
        return switch (e) {
            case FileSystemException file ->
                "it cannot be made or read (" + file.getClass().getSimpleName() + ")";
            case IOException io -> String.valueOf(io.getMessage());
            default -> "it is damaged or encrypted by another key";
        };
    }

    private record Loaded(Aead aead, KeysetState state) {}
}
