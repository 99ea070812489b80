package com.emailpilot.gateway.connect;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 in hex: how a secret is named where it must not stand. */
final class Hash {

    static final int ABBREVIATED = 8;

    private Hash() {}

    static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256; this one lacks it", e);
        }
    }

    static String abbreviated(String hash) {
        return hash.substring(0, ABBREVIATED);
    }
}
