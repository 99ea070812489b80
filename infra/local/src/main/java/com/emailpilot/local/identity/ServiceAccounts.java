package com.emailpilot.local.identity;

import com.emailpilot.local.settings.SettingsException;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Takes Google's place for the service accounts of this machine: gives ID tokens that the refresher of the same state
 * folder accepts, and nobody else.
 */
public final class ServiceAccounts {
    private static final String PROJECT = "emailpilot-local.iam.gserviceaccount.com";
    private static final String ISSUER = "https://service-accounts.emailpilot-local.internal";
    private static final String AUDIENCE = "https://token-refresher.emailpilot-local.internal";
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,29}");
    private static final Duration LIFETIME = Duration.ofHours(1);

    private final ServiceKey key;
    private final Clock clock;

    /**
     * @param home the state folder
     */
    public ServiceAccounts(Path home, Clock clock) {
        this.key = new ServiceKey(home);
        this.clock = clock;
    }

    /** What the refresher must be told so that it knows them; makes their key at the first call. */
    public Map<String, String> environment() {
        return Map.of(
                "EMAILPILOT_CREDENTIAL_ISSUER",
                ISSUER,
                "EMAILPILOT_CREDENTIAL_AUDIENCE",
                AUDIENCE,
                "EMAILPILOT_CREDENTIAL_KEYS",
                key.publicPart().toUri().toString());
    }

    /** What {@code EMAILPILOT_CREDENTIAL_CALLERS} is unless somebody sets it: each of them may read every client. */
    public static String everyone() {
        return "*@" + PROJECT + "=*";
    }

    /** Whether a service account may be called that. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /**
     * An ID token of {@code NAME@emailpilot-local.iam.gserviceaccount.com}, valid for an hour.
     *
     * @throws SettingsException if no system was ever started with this state folder
     */
    public String token(String name) {
        try {
            return signed(claims(name + "@" + PROJECT), key.existing());
        } catch (JOSEException e) {
            throw new IllegalStateException("cannot sign with the key of service accounts", e);
        }
    }

    private JWTClaimsSet claims(String email) {
        var now = clock.instant();
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .subject(email)
                .claim("email", email)
                .claim("email_verified", true)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFETIME)))
                .build();
    }

    private static String signed(JWTClaimsSet claims, RSAKey key) throws JOSEException {
        var header =
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build();
        var token = new SignedJWT(header, claims);
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }
}
