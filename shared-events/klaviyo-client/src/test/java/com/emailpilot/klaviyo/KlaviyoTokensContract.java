package com.emailpilot.klaviyo;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.klaviyo.TokenResult.Ambiguous;
import com.emailpilot.klaviyo.TokenResult.ClientRefused;
import com.emailpilot.klaviyo.TokenResult.Granted;
import com.emailpilot.klaviyo.TokenResult.RateLimited;
import com.emailpilot.klaviyo.TokenResult.Rejected;
import com.emailpilot.klaviyo.TokenResult.Unreachable;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.test.StepVerifier;

/** What everyone may expect of {@link KlaviyoTokens}, whatever is behind it. */
abstract class KlaviyoTokensContract {

    private static final AuthorizationCode CODE = new AuthorizationCode("code-1");
    private static final CodeVerifier VERIFIER = new CodeVerifier("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
    private static final URI REDIRECT_URI = URI.create("http://localhost:8000/callback");
    private static final RefreshToken REFRESH_TOKEN = new RefreshToken("refresh-1");

    private static final TokenGrant FULL = new TokenGrant(
            new AccessToken("access-1"), new RefreshToken("refresh-2"), Duration.ofHours(1), Set.of("accounts:read"));
    private static final TokenGrant WITHOUT_REFRESH_TOKEN =
            new TokenGrant(new AccessToken("access-1"), null, Duration.ofHours(1), Set.of());

    abstract KlaviyoTokens klaviyo();

    /** The next token call ends like this at Klaviyo. */
    abstract void given(TokenResult outcome);

    /** The next revocation ends like this at Klaviyo. */
    abstract void given(RevokeResult outcome);

    /** How many calls have reached Klaviyo. */
    abstract int callsAtKlaviyo();

    static Stream<TokenResult> outcomes() {
        return Stream.of(
                new Granted(FULL),
                new Rejected("invalid_grant"),
                new ClientRefused(),
                new RateLimited(Duration.ofSeconds(30)),
                new Unreachable("connect_failed"),
                new Ambiguous("connection_lost"));
    }

    static Stream<RevokeResult> revocations() {
        return Stream.of(
                new RevokeResult.Revoked(),
                new RevokeResult.Rejected("unsupported_token_type"),
                new RevokeResult.ClientRefused(),
                new RevokeResult.Unavailable(Duration.ofSeconds(30), "status_429"));
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void tellsHowAnExchangeEnded(TokenResult outcome) {
        given(outcome);

        var result = klaviyo().exchange(CODE, VERIFIER, REDIRECT_URI);

        StepVerifier.create(result).expectNext(outcome).verifyComplete();
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void tellsHowARefreshEnded(TokenResult outcome) {
        given(outcome);

        var result = klaviyo().refresh(REFRESH_TOKEN);

        StepVerifier.create(result).expectNext(outcome).verifyComplete();
    }

    @ParameterizedTest
    @MethodSource("revocations")
    void tellsHowARevocationEnded(RevokeResult outcome) {
        given(outcome);

        var result = klaviyo().revoke(REFRESH_TOKEN);

        StepVerifier.create(result).expectNext(outcome).verifyComplete();
    }

    @Test
    void grantsARefreshWithoutANewRefreshToken() {
        given(new Granted(WITHOUT_REFRESH_TOKEN));

        var result = klaviyo().refresh(REFRESH_TOKEN);

        StepVerifier.create(result)
                .expectNext(new Granted(WITHOUT_REFRESH_TOKEN))
                .verifyComplete();
    }

    @Test
    void neverGrantsAnExchangeWithoutARefreshToken() {
        given(new Granted(WITHOUT_REFRESH_TOKEN));

        var result = klaviyo().exchange(CODE, VERIFIER, REDIRECT_URI);

        StepVerifier.create(result)
                .expectNext(new Ambiguous("no_refresh_token"))
                .verifyComplete();
    }

    @Test
    void asksOnceForEachSubscription() {
        given(new Granted(FULL));
        given(new Rejected("invalid_grant"));
        var refresh = klaviyo().refresh(REFRESH_TOKEN);
        assertThat(callsAtKlaviyo()).isZero();

        StepVerifier.create(refresh.concatWith(refresh))
                .expectNext(new Granted(FULL), new Rejected("invalid_grant"))
                .verifyComplete();

        assertThat(callsAtKlaviyo()).isEqualTo(2);
    }
}
