package com.emailpilot.gateway.operations;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hashing;

/** Names an order for good: given again with the same key, it is the same. */
final class OrderId {

    private static final int LENGTH = 32;

    private OrderId() {}

    static String of(String subject, String key) {
        return Hashing.sha256()
                .hashString(subject + "|" + key, UTF_8)
                .toString()
                .substring(0, LENGTH);
    }
}
