package com.emailpilot.vault;

import com.google.crypto.tink.KeysetHandle;
import java.io.IOException;
import java.security.GeneralSecurityException;

/** Where the keyset is kept; each load reads it anew. */
sealed interface KeysetSource permits LocalKeysetFile, SecretManagerKeyset {

    /** Makes the keyset if this place makes its own and has none yet; asked once, before the first load. */
    void prepare() throws GeneralSecurityException, IOException;

    StoredKeyset load() throws GeneralSecurityException, IOException;

    /** Stores other keys, unless somebody else stored some since these were read: then false, and no key is lost. */
    boolean store(KeysetHandle changed, StoredKeyset asRead) throws GeneralSecurityException, IOException;

    /** Names the place for an operator, without anything secret. */
    String description();
}
