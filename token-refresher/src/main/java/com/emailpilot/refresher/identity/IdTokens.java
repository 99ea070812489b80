package com.emailpilot.refresher.identity;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;

/**
 * ID tokens of service accounts: signed by the issuer, made for us alone, not run out, with a verified e-mail address.
 *
 * <p><a href="https://openid.net/specs/openid-connect-core-1_0.html#IDTokenValidation">OpenID Connect Core, 3.1.3.7</a>
 */
final class IdTokens {

    private IdTokens() {}

    static ReactiveJwtDecoder decoder(CallerProperties properties, Clock clock) {
        var keys = IssuerKeys.at(properties.keys());
        var decoder = NimbusReactiveJwtDecoder.withJwkSource(keys::signersOf)
                .jwsAlgorithm(SignatureAlgorithm.RS256)
                .build();
        decoder.setJwtValidator(rules(properties, clock));
        return decoder;
    }

    /** The caller behind a good token. */
    static Mono<AbstractAuthenticationToken> caller(Jwt token, AllowedCallers allowed) {
        var caller =
                allowed.named(String.valueOf(token.getClaimAsString("email")).toLowerCase(Locale.ROOT));
        return Mono.just(UsernamePasswordAuthenticationToken.authenticated(caller, null, List.of()));
    }

    private static OAuth2TokenValidator<Jwt> rules(CallerProperties properties, Clock clock) {
        var times = new JwtTimestampValidator();
        times.setClock(clock);
        times.setAllowEmptyExpiryClaim(false);
        return new DelegatingOAuth2TokenValidator<>(
                times,
                new JwtIssuerValidator(properties.issuer()),
                new JwtClaimValidator<List<String>>(
                        JwtClaimNames.AUD,
                        audience -> List.of(properties.audience()).equals(audience)),
                new JwtClaimValidator<>("email_verified", Boolean.TRUE::equals),
                new JwtClaimValidator<>("email", email -> email instanceof String text && text.contains("@")));
    }
}
