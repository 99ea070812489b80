package com.emailpilot.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalInt;

/** Bytes to sealed text and back: AEAD under the primary key, then URL-safe base64 without padding. */
final class SealedText {

    private static final byte TINK = 1;
    private static final int PREFIX_BYTES = 1 + Integer.BYTES;

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

    /** Tink writes the id of the key in front of what it seals; empty for text that it did not make. */
    static OptionalInt keyOf(String sealed) {
        try {
            var prefix = ByteBuffer.wrap(Base64.getUrlDecoder().decode(sealed), 0, PREFIX_BYTES);
            return prefix.get() == TINK ? OptionalInt.of(prefix.getInt()) : OptionalInt.empty();
        } catch (IllegalArgumentException | IndexOutOfBoundsException _) {
            return OptionalInt.empty();
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
