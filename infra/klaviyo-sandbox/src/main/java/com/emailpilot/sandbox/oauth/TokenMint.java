package com.emailpilot.sandbox.oauth;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.random.RandomGenerator;

/** Makes values that look like Klaviyo's and carry the canary. */
final class TokenMint {

    private static final int RANDOM_BYTES = 32;
    private static final int CANARIES = 30;
    private static final String HEADER = encoded("{\"alg\":\"ES256\",\"kid\":\"sandbox\",\"typ\":\"JWT\"}");

    private final RandomGenerator random;

    TokenMint(RandomGenerator random) {
        this.random = random;
    }

    String code() {
        return Canary.VALUE + random();
    }

    String apiKey() {
        return "pk_" + Canary.VALUE + random().replace("-", "x").replace("_", "y");
    }

    /** Longer than 1 KB: three parts like an ES256 JWT, with a signature that verifies nothing. */
    String token(CredentialKind kind, Grant grant, Instant now) {
        var claims = "{\"sub\":\"%s\",\"tenant_id\":\"%s\",\"iat\":%d,\"jti\":\"%s\",\"use\":\"%s\",\"fill\":\"%s\"}"
                .formatted(
                        grant.id(),
                        grant.accountId(),
                        now.getEpochSecond(),
                        random(),
                        kind,
                        Canary.VALUE.repeat(CANARIES));
        return HEADER + "." + encoded(claims) + "." + Canary.VALUE + random() + random();
    }

    private String random() {
        var bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return encoded(bytes);
    }

    private static String encoded(String text) {
        return encoded(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
