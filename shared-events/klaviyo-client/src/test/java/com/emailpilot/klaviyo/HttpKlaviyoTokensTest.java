package com.emailpilot.klaviyo;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.klaviyo.TokenResult.Ambiguous;
import com.emailpilot.klaviyo.TokenResult.ClientRefused;
import com.emailpilot.klaviyo.TokenResult.Granted;
import com.emailpilot.klaviyo.TokenResult.Unreachable;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

final class HttpKlaviyoTokensTest {

    private static final CodeVerifier VERIFIER = new CodeVerifier("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
    private static final String GRANT = "{\"access_token\":\"access-1\",\"token_type\":\"bearer\",\"expires_in\":3600,"
            + "\"refresh_token\":\"refresh-1\",\"scope\":\"accounts:read lists:read\",\"future\":[]}";
    private static final TokenResult GRANTED = new Granted(new TokenGrant(
            new AccessToken("access-1"),
            new RefreshToken("refresh-1"),
            Duration.ofHours(1),
            Set.of("accounts:read", "lists:read")));

    private final ScriptedServer server = new ScriptedServer();
    private final KlaviyoTokens klaviyo = klaviyo(TestLimits.TOKENS, "first", "second");

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void postsTheCodeAsKlaviyoExpectsIt() {
        server.replies(Replies.json(200, GRANT));

        StepVerifier.create(exchange(klaviyo)).expectNext(GRANTED).verifyComplete();

        var request = server.requests().getFirst();
        assertThat(SentRequests.head(request))
                .containsExactlyInAnyOrder(
                        "POST /oauth/token HTTP/1.1",
                        "host: 127.0.0.1:" + server.port(),
                        "user-agent: EmailPilot-Klaviyo-Connect/1.0",
                        "accept: application/json",
                        "authorization: Basic " + base64("app:first"),
                        "content-type: application/x-www-form-urlencoded",
                        "content-length: " + SentRequests.body(request).length());
        assertThat(SentRequests.body(request).split("&"))
                .containsExactlyInAnyOrder(
                        "grant_type=authorization_code",
                        "code=code%2B1",
                        "code_verifier=" + VERIFIER.reveal(),
                        "redirect_uri=http%3A%2F%2Flocalhost%3A8000%2Fcallback");
    }

    @Test
    void postsTheRefreshTokenAsKlaviyoExpectsIt() {
        server.replies(Replies.json(200, GRANT));

        StepVerifier.create(refresh(klaviyo)).expectNext(GRANTED).verifyComplete();

        assertThat(SentRequests.body(server.requests().getFirst()).split("&"))
                .containsExactlyInAnyOrder("grant_type=refresh_token", "refresh_token=old%2Ftoken");
    }

    @Test
    void postsTheRevocationAsKlaviyoExpectsIt() {
        server.replies(Replies.json(200, "{\"success\":true}"));

        StepVerifier.create(klaviyo.revoke(new RefreshToken("old")))
                .expectNext(new RevokeResult.Revoked())
                .verifyComplete();

        var request = server.requests().getFirst();
        assertThat(request).startsWith("POST /oauth/revoke HTTP/1.1");
        assertThat(SentRequests.body(request).split("&"))
                .containsExactlyInAnyOrder("token=old", "token_type_hint=refresh_token");
    }

    @Test
    void endsAHangingCallAtItsTotalTime() {
        server.replies(Replies.silence());

        StepVerifier.create(refresh(klaviyo(TestLimits.IMPATIENT, "first")))
                .expectNext(new Ambiguous("timeout"))
                .verifyComplete();
    }

    @Test
    void sendsNoSecondSecretOnceItsTimeToSendHasPassed() {
        server.replies(Replies.afterwards(Duration.ofMillis(1_200), refusal()), Replies.json(200, GRANT));
        var limits = new CallLimits(Duration.ofSeconds(1), Duration.ofSeconds(4), List.of());

        StepVerifier.create(refresh(klaviyo(new TokenLimits(Duration.ofSeconds(2), limits, limits), "first", "second")))
                .expectNext(new Unreachable("timeout"))
                .verifyComplete();

        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void triesTheNextSecretOnceAndRemembersTheOneThatWorked() {
        server.replies(refusal(), Replies.json(200, GRANT), Replies.json(200, GRANT));

        StepVerifier.create(exchange(klaviyo).concatWith(exchange(klaviyo)))
                .expectNext(GRANTED, GRANTED)
                .verifyComplete();

        assertThat(server.requests())
                .map(SentRequests::credentials)
                .containsExactly("app:first", "app:second", "app:second");
    }

    @Test
    void reachesEverySecretAlthoughOneCallTriesTwo() {
        var klaviyo = klaviyo(TestLimits.TOKENS, "first", "second", "third");
        server.replies(refusal(), refusal(), Replies.json(200, GRANT));

        StepVerifier.create(refresh(klaviyo).concatWith(refresh(klaviyo)))
                .expectNext(new ClientRefused(), GRANTED)
                .verifyComplete();

        assertThat(server.requests())
                .map(SentRequests::credentials)
                .containsExactly("app:first", "app:second", "app:third");
    }

    @Test
    void neverTakesALateAnswerForTheNextOne() {
        var late = new CountDownLatch(1);
        server.replies(
                connection -> {
                    Replies.afterwards(Duration.ofMillis(900), Replies.json(200, GRANT.replace("access-1", "late")))
                            .to(connection);
                    late.countDown();
                },
                Replies.after(late, Replies.json(200, GRANT)));
        var limits =
                new TokenLimits(Duration.ofSeconds(2), TestLimits.IMPATIENT.exchange(), TestLimits.TOKENS.refresh());
        var klaviyo = klaviyo(limits, "first");

        StepVerifier.create(exchange(klaviyo).concatWith(refresh(klaviyo)))
                .expectNext(new Ambiguous("timeout"), GRANTED)
                .verifyComplete();
    }

    @Test
    void repeatsNothingWhenAConnectionThatItKeptIsReset() {
        server.replies(Replies.json(200, GRANT), Replies.reset(), Replies.json(200, GRANT));
        StepVerifier.create(refresh(klaviyo)).expectNext(GRANTED).verifyComplete();

        StepVerifier.create(exchange(klaviyo))
                .expectNext(new Ambiguous("connection_lost"))
                .verifyComplete();

        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void keepsItsConnections() {
        server.replies(Collections.nCopies(8, Replies.json(200, GRANT)).toArray(ScriptedServer.Reply[]::new));

        StepVerifier.create(refresh(klaviyo).repeat(7)).expectNextCount(8).verifyComplete();

        assertThat(server.connections()).isLessThanOrEqualTo(2);
    }

    private KlaviyoTokens klaviyo(TokenLimits limits, String... secrets) {
        var credentials = Stream.of(secrets).map(ClientSecret::new).toList();
        return KlaviyoHttp.tokens(server.endpoints(), new AppCredentials("app", credentials), limits);
    }

    private static Mono<TokenResult> exchange(KlaviyoTokens klaviyo) {
        return klaviyo.exchange(
                new AuthorizationCode("code+1"), VERIFIER, URI.create("http://localhost:8000/callback"));
    }

    private static Mono<TokenResult> refresh(KlaviyoTokens klaviyo) {
        return klaviyo.refresh(new RefreshToken("old/token"));
    }

    private static ScriptedServer.Reply refusal() {
        return Replies.json(401, "{\"error\":\"invalid_client\"}");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
