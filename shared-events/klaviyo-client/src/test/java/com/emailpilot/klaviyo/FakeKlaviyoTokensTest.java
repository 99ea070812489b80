package com.emailpilot.klaviyo;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.klaviyo.FakeKlaviyo.Call;
import com.emailpilot.klaviyo.TokenResult.Granted;
import java.net.URI;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

final class FakeKlaviyoTokensTest extends KlaviyoTokensContract {

    private final FakeKlaviyo fake = new FakeKlaviyo();

    @Override
    KlaviyoTokens klaviyo() {
        return fake;
    }

    @Override
    void given(TokenResult outcome) {
        fake.answerTokens(outcome);
    }

    @Override
    void given(RevokeResult outcome) {
        fake.answerRevocation(outcome);
    }

    @Override
    int callsAtKlaviyo() {
        return fake.calls().size();
    }

    @Test
    void behavesLikeAHealthyKlaviyoUnlessToldOtherwise() {
        var verifier = new CodeVerifier("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
        var exchange = fake.exchange(new AuthorizationCode("code-1"), verifier, URI.create("http://localhost/"));

        StepVerifier.create(exchange.concatWith(fake.refresh(new RefreshToken("refresh-1"))))
                .expectNextMatches(result -> result instanceof Granted(var grant)
                        && new RefreshToken("refresh-1").equals(grant.refreshToken()))
                .expectNextMatches(result -> result instanceof Granted(var grant)
                        && grant.accessToken().equals(new AccessToken("access-2"))
                        && new RefreshToken("refresh-1").equals(grant.refreshToken()))
                .verifyComplete();

        assertThat(fake.calls())
                .containsExactly(
                        new Call.Exchange(new AuthorizationCode("code-1"), verifier, URI.create("http://localhost/")),
                        new Call.Refresh(new RefreshToken("refresh-1")));
    }
}
