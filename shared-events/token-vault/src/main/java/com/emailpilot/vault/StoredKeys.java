package com.emailpilot.vault;

import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The keyset where it is kept, for those who change it.
 *
 * <p>Blocks. Each change is stored whole or not at all, may be asked for again, and of two that are made at once neither
 * loses what the other did. What is stored takes effect wherever it is loaded next.
 */
public final class StoredKeys {

    private static final int MOST_TRIES = 20;
    private static final long PAUSE_MILLIS = 50;

    private final KeysetSource source;

    StoredKeys(KeysetSource source) {
        this.source = source;
    }

    /** The keys in the order in which they were added. */
    public List<StoredKey> list() {
        try {
            return listed(source.load().keys());
        } catch (GeneralSecurityException | IOException e) {
            throw KeysetTrouble.with("read", source, KeysetTrouble.reason(e), e);
        }
    }

    /** Adds a key that opens and does not seal yet, unless one waits to become primary already; gives that key. */
    public StoredKey add() {
        return waiting(change(keys -> waiting(keys).isPresent() ? keys : Keys.withNewKey(keys)))
                .orElseThrow(() -> new IllegalStateException("the keyset was changed meanwhile: try again"));
    }

    /** Has a key seal from now on; it must be known wherever something is opened. */
    public void promote(int keyId) {
        change(keys -> {
            int index = index(keys, keyId);
            if (keys.getAt(index).getStatus() != KeyStatus.ENABLED) {
                throw new IllegalStateException("key " + StoredKey.name(keyId) + " is disabled");
            }
            return keys.getPrimary().getId() == keyId ? keys : Keys.withPrimary(keys, index);
        });
    }

    /** Has a key open no more; the one that seals cannot be disabled. */
    public void disable(int keyId) {
        change(keys -> {
            if (keys.getPrimary().getId() == keyId) {
                throw new IllegalStateException("key " + StoredKey.name(keyId) + " seals: rotate first");
            }
            return withStatus(keys, keyId, KeyStatus.DISABLED);
        });
    }

    /** Has a disabled key open again. */
    public void enable(int keyId) {
        change(keys -> withStatus(keys, keyId, KeyStatus.ENABLED));
    }

    private static KeysetHandle withStatus(KeysetHandle keys, int keyId, KeyStatus status)
            throws GeneralSecurityException {
        int index = index(keys, keyId);
        return keys.getAt(index).getStatus() == status ? keys : Keys.withStatus(keys, index, status);
    }

    private static int index(KeysetHandle keys, int keyId) {
        return Keys.indexOf(keys, keyId)
                .orElseThrow(() -> new IllegalStateException("there is no key " + StoredKey.name(keyId)));
    }

    /** Decides again on what somebody else stored meanwhile. */
    private KeysetHandle change(Change change) {
        try {
            for (int tried = 0; tried < MOST_TRIES; tried++) {
                var read = source.load();
                var changed = change.of(read.keys());
                if (changed == read.keys() || source.store(changed, read)) {
                    return changed;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS));
            }
            throw KeysetTrouble.with("change", source, "others go on changing it: try again", null);
        } catch (GeneralSecurityException | IOException e) {
            throw KeysetTrouble.with("change", source, KeysetTrouble.reason(e), e);
        }
    }

    private static Optional<StoredKey> waiting(KeysetHandle keys) {
        return listed(keys).stream()
                .filter(key -> key.state() == StoredKey.State.ADDED)
                .findFirst();
    }

    private static List<StoredKey> listed(KeysetHandle keys) {
        List<StoredKey> listed = new ArrayList<>();
        boolean behindPrimary = false;
        for (var entry : Keys.entries(keys)) {
            listed.add(new StoredKey(entry.getId(), state(entry, behindPrimary)));
            behindPrimary |= entry.isPrimary();
        }
        return List.copyOf(listed);
    }

    private static StoredKey.State state(KeysetHandle.Entry entry, boolean behindPrimary) {
        if (entry.isPrimary()) {
            return StoredKey.State.PRIMARY;
        }
        if (entry.getStatus() != KeyStatus.ENABLED) {
            return StoredKey.State.DISABLED;
        }
        return behindPrimary ? StoredKey.State.ADDED : StoredKey.State.RETIRED;
    }

    /** Gives the keyset itself back where there is nothing to change. */
    private interface Change {
        KeysetHandle of(KeysetHandle keys) throws GeneralSecurityException;
    }
}
