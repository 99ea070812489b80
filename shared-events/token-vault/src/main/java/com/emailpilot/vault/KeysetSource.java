package com.emailpilot.vault;

import com.google.crypto.tink.KeysetHandle;
import java.io.IOException;
import java.security.GeneralSecurityException;

/** Where the keyset is kept; each load reads it anew. */
sealed interface KeysetSource permits LocalKeysetFile, SecretManagerKeyset {

    KeysetHandle load() throws GeneralSecurityException, IOException;

    /** Names the place for an operator, without anything secret. */
    String description();
}
