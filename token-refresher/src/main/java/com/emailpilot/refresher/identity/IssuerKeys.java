package com.emailpilot.refresher.identity;

import com.emailpilot.startup.InvalidSettingException;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The public keys of whoever signs ID tokens. */
final class IssuerKeys {

    private static final String SETTING = "EMAILPILOT_CREDENTIAL_KEYS";
    private static final int CONNECT_MILLIS = 2_000;
    private static final int READ_MILLIS = 3_000;
    private static final int MOST_BYTES = 64 * 1024;
    private static final Duration FRESH = Duration.ofHours(1);
    private static final Duration FETCH = Duration.ofSeconds(10);
    /** A token that names an unknown key makes us look again, but not as often as somebody sends one. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(30);

    private static final Duration SURVIVES_AN_OUTAGE = Duration.ofHours(12);

    private final JWKSource<SecurityContext> keys;

    private IssuerKeys(JWKSource<SecurityContext> keys) {
        this.keys = keys;
    }

    /** Keys in a file, read now, or behind a URL, read when they are needed. */
    static IssuerKeys at(URI place) {
        try {
            return new IssuerKeys(
                    "file".equals(place.getScheme())
                            ? new ImmutableJWKSet<>(JWKSet.load(Path.of(place).toFile()))
                            : remote(place));
        } catch (IOException | ParseException | IllegalArgumentException e) {
            throw new InvalidSettingException(SETTING, "names no file with a JSON Web Key Set, and no URL of one");
        }
    }

    /** The keys that may have signed this token; an error other than "no such key" when they cannot be fetched. */
    Flux<JWK> signersOf(SignedJWT token) {
        var selector = new JWKSelector(JWKMatcher.forJWSHeader(token.getHeader()));
        return Mono.fromCallable(() -> select(selector))
                .subscribeOn(Schedulers.boundedElastic())
                .flatMapIterable(found -> found);
    }

    private List<JWK> select(JWKSelector selector) throws KeySourceException {
        return keys.get(selector, null);
    }

    private static JWKSource<SecurityContext> remote(URI place) throws MalformedURLException {
        var fetch = new DefaultResourceRetriever(CONNECT_MILLIS, READ_MILLIS, MOST_BYTES);
        return JWKSourceBuilder.create(place.toURL(), fetch)
                .cache(FRESH.toMillis(), FETCH.toMillis())
                .rateLimited(BETWEEN_LOOKS.toMillis())
                .outageTolerant(SURVIVES_AN_OUTAGE.toMillis())
                .retrying(true)
                .build();
    }
}
