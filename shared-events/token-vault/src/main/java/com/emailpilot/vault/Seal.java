package com.emailpilot.vault;

import java.util.Optional;

/** Seals small values for a stranger to keep, such as a cookie; never opens what {@link TokenVault} sealed. */
public interface Seal {

    /** Seals for one use, named by the associated data; the text is URL-safe. */
    String seal(byte[] clear, String associatedData);

    /** Opens what was sealed with the same associated data; empty for anything else, whatever a stranger sends. */
    Optional<byte[]> open(String sealed, String associatedData);
}
