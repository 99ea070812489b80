package com.emailpilot.vault;

import java.util.OptionalInt;

/** Moves sealed text from an older key to the one that seals now, without giving the clear text away. */
public interface Reseal {

    /** The id of the key that made it, which need not be one of ours; empty for text that no Tink key made. */
    OptionalInt keyOf(String sealed);

    /** The key that seals now, as far as this process knows. */
    int currentKey();

    /**
     * The same secret for the same place, sealed with the key that seals now.
     *
     * @throws SealBrokenException if it was made for another place, with an unknown key, or was damaged
     */
    String reseal(SealedPlace place, String sealed);
}
