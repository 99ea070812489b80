package com.emailpilot.vault;

import com.google.crypto.tink.KeysetHandle;

/**
 * A keyset as it was read.
 *
 * @param version tells it from any other that the same place held before or holds later
 */
record StoredKeyset(KeysetHandle keys, String version) {}
