package com.emailpilot.clients;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hashing;

/** Names an order for good: given again with the same key, it is the same. */
public final class OrderId {

    private static final int LENGTH = 32;

    private OrderId() {}

    /** The id of what is ordered under this key about this subject: 32 hexadecimal digits. */
    public static String of(String subject, String key) {
        return Hashing.sha256()
                .hashString(subject + "|" + key, UTF_8)
                .toString()
                .substring(0, LENGTH);
    }
}
