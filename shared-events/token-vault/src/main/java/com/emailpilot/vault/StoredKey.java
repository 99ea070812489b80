package com.emailpilot.vault;

/** A key of the stored keyset, by its public id; the key itself never leaves the vault. */
public record StoredKey(int id, State state) {

    /** What a key does. */
    public enum State {
        /** Opens, and is to seal as soon as everybody has it. */
        ADDED,
        /** Seals and opens. */
        PRIMARY,
        /** Opens what it sealed before another took its place. */
        RETIRED,
        /** Neither seals nor opens until it is enabled again. */
        DISABLED
    }

    /** The id as people read it. */
    public String name() {
        return name(id);
    }

    /** A key's id as people read it. */
    public static String name(int keyId) {
        return Integer.toUnsignedString(keyId);
    }
}
