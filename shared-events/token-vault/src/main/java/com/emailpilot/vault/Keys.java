package com.emailpilot.vault;

import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** What can be made of a keyset: keys stand in it in the order in which they were added, and stay in it. */
final class Keys {

    private Keys() {}

    static KeysetHandle generated() throws GeneralSecurityException {
        return KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, AeadConfig2026.get());
    }

    static List<KeysetHandle.Entry> entries(KeysetHandle keys) {
        return IntStream.range(0, keys.size()).mapToObj(keys::getAt).toList();
    }

    static OptionalInt indexOf(KeysetHandle keys, int keyId) {
        return IntStream.range(0, keys.size())
                .filter(i -> keys.getAt(i).getId() == keyId)
                .findFirst();
    }

    /** With one more key, which opens and does not seal yet. */
    static KeysetHandle withNewKey(KeysetHandle keys) throws GeneralSecurityException {
        var added = KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                .withRandomId();
        return built(KeysetHandle.newBuilder(keys).addEntry(added));
    }

    static KeysetHandle withPrimary(KeysetHandle keys, int index) throws GeneralSecurityException {
        var changed = KeysetHandle.newBuilder(keys);
        changed.getAt(index).makePrimary();
        return built(changed);
    }

    static KeysetHandle withStatus(KeysetHandle keys, int index, KeyStatus status) throws GeneralSecurityException {
        var changed = KeysetHandle.newBuilder(keys);
        changed.getAt(index).setStatus(status);
        return built(changed);
    }

    /**
     * What two who changed the same keyset meant together: every key of either, the primary that was added later, and
     * disabled what either disabled, but for that primary.
     */
    static KeysetHandle joined(KeysetHandle one, KeysetHandle other) throws GeneralSecurityException {
        var joined = KeysetHandle.newBuilder(one);
        for (var entry : entries(other)) {
            var known = indexOf(one, entry.getId());
            if (known.isEmpty()) {
                joined.addEntry(KeysetHandle.importKey(entry.getKey()).setStatus(entry.getStatus()));
            } else if (entry.getStatus() != KeyStatus.ENABLED) {
                joined.getAt(known.getAsInt()).setStatus(entry.getStatus());
            }
        }
        var added = built(joined);
        int primary = Math.max(indexOfPrimary(added, one), indexOfPrimary(added, other));
        return withPrimary(withStatus(added, primary, KeyStatus.ENABLED), primary);
    }

    private static int indexOfPrimary(KeysetHandle keys, KeysetHandle version) {
        return indexOf(keys, version.getPrimary().getId()).orElseThrow();
    }

    private static KeysetHandle built(KeysetHandle.Builder changed) throws GeneralSecurityException {
        return changed.setConfiguration(AeadConfig2026.get()).build();
    }
}
