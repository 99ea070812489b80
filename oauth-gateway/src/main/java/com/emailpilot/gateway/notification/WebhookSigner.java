package com.emailpilot.gateway.notification;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Proves to a webhook that a request is ours. */
final class WebhookSigner {

    private final byte[] key;

    WebhookSigner(byte[] key) {
        this.key = key.clone();
    }

    /** The header {@code webhook-signature} over id, time and body. */
    String signature(String id, String timestamp, byte[] body) {
        var signed = Hashing.hmacSha256(key)
                .newHasher()
                .putBytes((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8))
                .putBytes(body)
                .hash();
        return "v1," + Base64.getEncoder().encodeToString(signed.asBytes());
    }

    @Override
    public String toString() {
        return "WebhookSigner[redacted]";
    }
}
