package com.emailpilot.refresher.identity;

import static com.emailpilot.refresher.identity.TestIssuer.ALLOWED;
import static com.emailpilot.refresher.identity.TestIssuer.AUDIENCE;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A token of an allowed service that is good but for one flaw. */
public record FlawedToken(String flaw, String token) {

    private static final String OTHER = "https://other.example";

    /** One for each flaw. */
    public static Stream<FlawedToken> each() {
        return Stream.of(flawedClaims(), flawedTimes(), flawedSignatures()).flatMap(flawed -> flawed);
    }

    private static Stream<FlawedToken> flawedClaims() {
        return Stream.of(
                claims("another audience", claims -> claims.audience(OTHER)),
                claims("a longer audience", claims -> claims.audience(AUDIENCE + "/")),
                claims("two audiences", claims -> claims.audience(List.of(AUDIENCE, OTHER))),
                claims("no audience", claims -> claims.audience(List.of())),
                claims("another issuer", claims -> claims.issuer(OTHER)),
                claims("no issuer", claims -> claims.issuer(null)),
                claims("unverified e-mail", claims -> claims.claim("email_verified", false)),
                claims("e-mail verified in text", claims -> claims.claim("email_verified", "true")),
                claims("no word about the e-mail", claims -> claims.claim("email_verified", null)),
                claims("no e-mail", claims -> claims.claim("email", null)));
    }

    private static Stream<FlawedToken> flawedTimes() {
        var now = Instant.now();
        return Stream.of(
                claims("run out", claims -> claims.expirationTime(Date.from(now.minusSeconds(120)))),
                claims("no end", claims -> claims.expirationTime(null)),
                claims("not yet good", claims -> claims.notBeforeTime(Date.from(now.plusSeconds(600)))));
    }

    private static Stream<FlawedToken> flawedSignatures() {
        var header = new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("key-1").build();
        var claims = TestIssuer.claims(ALLOWED).build();
        return Stream.of(
                new FlawedToken("unsigned", new PlainJWT(claims).serialize()),
                new FlawedToken("signed by another", new TestIssuer("key-1").token(ALLOWED)),
                new FlawedToken("signed by a key nobody knows", new TestIssuer("key-2").token(ALLOWED)),
                new FlawedToken(
                        "signed with the public key as a secret",
                        TestIssuer.trusted()
                                .signed(
                                        header,
                                        claims,
                                        key -> new MACSigner(
                                                key.toPublicJWK().toString().getBytes(StandardCharsets.UTF_8)))),
                new FlawedToken("no token at all", "abc"));
    }

    private static FlawedToken claims(String flaw, UnaryOperator<JWTClaimsSet.Builder> change) {
        return new FlawedToken(flaw, TestIssuer.trusted().token(ALLOWED, change));
    }

    @Override
    public String toString() {
        return flaw;
    }
}
