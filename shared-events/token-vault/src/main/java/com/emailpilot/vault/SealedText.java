package com.emailpilot.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;

/** Bytes to sealed text and back: AEAD under the primary key, then URL-safe base64 without padding. */
final class SealedText {

    private final Keyset keyset;

    SealedText(Keyset keyset) {
        this.keyset = keyset;
    }

    String seal(byte[] clear, String associatedData) {
        try {
            var sealed = keyset.aead().encrypt(clear, associatedData.getBytes(UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Sealing failed: check that the keyset holds AEAD keys only", e);
        }
    }

    Optional<byte[]> open(String sealed, String associatedData) {
        try {
            var bytes = Base64.getUrlDecoder().decode(sealed);
            return Optional.of(keyset.aead().decrypt(bytes, associatedData.getBytes(UTF_8)));
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
