package com.emailpilot.refresher.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Date;
import java.util.function.UnaryOperator;

/** Issues ID tokens for tests, as Google does for service accounts. */
public final class TestIssuer {

    public static final String NAME = "https://issuer.example";
    public static final String AUDIENCE = "https://token-refresher.example";
    public static final String ALLOWED = "reports@project.iam.gserviceaccount.com";
    public static final String ALLOWED_ONE = "exports@project.iam.gserviceaccount.com";

    private static final TestIssuer THE_ONE = new TestIssuer("key-1");

    private final RSAKey key;

    TestIssuer(String keyId) {
        try {
            key = new RSAKeyGenerator(2048).keyID(keyId).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The one whose keys the server under test trusts. */
    public static TestIssuer trusted() {
        return THE_ONE;
    }

    /** Its public keys. */
    JWKSet keys() {
        return new JWKSet(key.toPublicJWK());
    }

    /** Its public keys as a file. */
    public URI keysFile() {
        try {
            var file = Files.createTempFile("keys", ".json");
            file.toFile().deleteOnExit();
            return Files.writeString(file, keys().toString()).toUri();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A good token of this service account. */
    public String token(String email) {
        return token(email, claims -> claims);
    }

    /** A token that is good but for what is changed. */
    String token(String email, UnaryOperator<JWTClaimsSet.Builder> change) {
        return signed(change.apply(claims(email)).build());
    }

    static JWTClaimsSet.Builder claims(String email) {
        var now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(NAME)
                .audience(AUDIENCE)
                .subject("1234567890")
                .claim("email", email)
                .claim("email_verified", true)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(3600)));
    }

    private String signed(JWTClaimsSet claims) {
        return signed(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims, RSASSASigner::new);
    }

    String signed(JWSHeader header, JWTClaimsSet claims, Signing signing) {
        try {
            var token = new SignedJWT(header, claims);
            token.sign(signing.with(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How a token is signed with the key. */
    interface Signing {
        JWSSigner with(RSAKey key) throws JOSEException;
    }
}
