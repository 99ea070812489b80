package com.emailpilot.system.running;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A downstream service that asks for credentials, with a service account and keys of its own. */
public final class Downstream {

    private static final String ISSUER = "https://issuer.system-tests.example";
    private static final String AUDIENCE = "https://credentials.system-tests.example";
    private static final String EMAIL = "reports@system-tests.iam.gserviceaccount.com";
    private static final int KEY_BITS = 2048;
    private static final Duration TOKEN_LIFETIME = Duration.ofHours(12);

    private final HttpClient http = HttpClient.newHttpClient();
    private final RSAKey key;
    private final Path keys;

    private Downstream(RSAKey key, Path keys) {
        this.key = key;
        this.keys = keys;
    }

    /** Leaves the public key in this folder. */
    static Downstream in(Path folder) {
        try {
            var key = new RSAKeyGenerator(KEY_BITS).keyID("system-tests").generate();
            var keys = folder.resolve("issuer-keys.json");
            Files.writeString(keys, new JWKSet(key.toPublicJWK()).toString());
            return new Downstream(key, keys);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What refreshers must be told to know it. */
    Map<String, String> settings() {
        return Map.of(
                "EMAILPILOT_CREDENTIAL_ISSUER",
                ISSUER,
                "EMAILPILOT_CREDENTIAL_AUDIENCE",
                AUDIENCE,
                "EMAILPILOT_CREDENTIAL_CALLERS",
                EMAIL + "=*",
                "EMAILPILOT_CREDENTIAL_KEYS",
                keys.toUri().toString());
    }

    /** Asks an instance of the refresher for a client's credential. */
    public HttpResponse<String> credential(URI refresher, String clientId, Duration minValidity) {
        return begin(refresher, clientId, minValidity).join();
    }

    /** Asks and does not wait; cancelling it is hanging up. */
    public CompletableFuture<HttpResponse<String>> begin(URI refresher, String clientId, Duration minValidity) {
        var path = "/api/clients/" + clientId + "/klaviyo/credential?min_validity=" + minValidity;
        var request = HttpRequest.newBuilder(refresher.resolve(path))
                .header("Authorization", "Bearer " + token())
                .build();
        return http.sendAsync(request, BodyHandlers.ofString());
    }

    /** Its ID token, good for as long as the tests run. */
    public String token() {
        var now = Clock.systemUTC().instant();
        var claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .subject("system-tests")
                .claim("email", EMAIL)
                .claim("email_verified", true)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(TOKEN_LIFETIME)))
                .build();
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }
}
