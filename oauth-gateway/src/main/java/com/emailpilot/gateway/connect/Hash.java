package com.emailpilot.gateway.connect;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hashing;

/** SHA-256 in hex: how a secret is named where it must not stand. */
final class Hash {

    static final int ABBREVIATED = 8;

    private Hash() {}

    static String sha256(String text) {
        return Hashing.sha256().hashString(text, UTF_8).toString();
    }

    static String abbreviated(String hash) {
        return hash.substring(0, ABBREVIATED);
    }
}
