package com.emailpilot.vault;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AeadConfig2026;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** The keys in memory; a reload that fails leaves them as they are. */
final class Keyset {

    private final KeysetSource source;
    private final AtomicLong failedReloads = new AtomicLong();
    private volatile Loaded loaded;
    private volatile Optional<String> trouble = Optional.empty();

    /**
     * @param startLimit how long the first load may take: a start that fails fails soon
     */
    Keyset(KeysetSource source, Duration startLimit) {
        this.source = source;
        this.loaded = firstLoad(source, startLimit);
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

    Optional<String> trouble() {
        return trouble;
    }

    /** A key that is gone without having been disabled first was lost by somebody: what it sealed must go on opening. */
    boolean reload() {
        try {
            var keys = source.load().keys();
            var gone = loaded.state.keyIds().stream()
                    .filter(id -> Keys.indexOf(keys, id).isEmpty())
                    .findFirst();
            if (gone.isPresent()) {
                return refused("it lacks key " + Integer.toUnsignedString(gone.get()) + ", which is in use");
            }
            loaded = Loaded.of(keys);
            trouble = Optional.empty();
            return true;
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            return refused(KeysetTrouble.reason(e));
        }
    }

    private boolean refused(String reason) {
        failedReloads.incrementAndGet();
        trouble = Optional.of("Cannot reload the " + source.description() + ": " + reason);
        return false;
    }

    private static Loaded firstLoad(KeysetSource source, Duration limit) {
        var load = new FutureTask<>(() -> {
            source.prepare();
            return Loaded.of(source.load().keys());
        });
        Thread.ofVirtual().name("keyset-load").start(load);
        try {
            return load.get(limit.toMillis(), MILLISECONDS);
        } catch (ExecutionException e) {
            throw KeysetTrouble.with("use", source, KeysetTrouble.reason(e.getCause()), e.getCause());
        } catch (TimeoutException e) {
            throw KeysetTrouble.with("use", source, "no answer within " + limit.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw KeysetTrouble.with("use", source, "the start was interrupted", e);
        } finally {
            load.cancel(true);
        }
    }

    private record Loaded(Aead aead, KeysetState state) {

        static Loaded of(KeysetHandle keys) throws GeneralSecurityException {
            var usable = Keys.entries(keys).stream()
                    .filter(entry -> entry.getStatus() == KeyStatus.ENABLED)
                    .map(KeysetHandle.Entry::getId)
                    .collect(Collectors.toUnmodifiableSet());
            return new Loaded(
                    keys.getPrimitive(AeadConfig2026.get(), Aead.class),
                    new KeysetState(keys.getPrimary().getId(), usable));
        }
    }
}
