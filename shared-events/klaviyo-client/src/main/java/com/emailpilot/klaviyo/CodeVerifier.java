package com.emailpilot.klaviyo;

import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/** The PKCE secret of one flow; it stays on our side until the code is exchanged. */
public record CodeVerifier(String reveal) implements Secret {

    private static final int ENTROPY_BYTES = 32;
    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9\\-._~]{43,128}");

    public CodeVerifier {
        if (!ALLOWED.matcher(reveal).matches()) {
            throw new IllegalArgumentException("A code verifier has 43 to 128 unreserved characters");
        }
    }

    /** A fresh verifier with 256 bits of entropy. */
    public static CodeVerifier generate(SecureRandom random) {
        var entropy = new byte[ENTROPY_BYTES];
        random.nextBytes(entropy);
        return new CodeVerifier(Base64.getUrlEncoder().withoutPadding().encodeToString(entropy));
    }

    /** The S256 challenge: <a href="https://www.rfc-editor.org/rfc/rfc7636#section-4.2">RFC 7636, 4.2</a>. */
    public String challenge() {
        var verifier = new com.nimbusds.oauth2.sdk.pkce.CodeVerifier(reveal);
        return CodeChallenge.compute(CodeChallengeMethod.S256, verifier).getValue();
    }

    @Override
    public String toString() {
        return "CodeVerifier[redacted]";
    }
}
