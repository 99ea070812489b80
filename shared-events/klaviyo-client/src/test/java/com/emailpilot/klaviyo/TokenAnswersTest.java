package com.emailpilot.klaviyo;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.klaviyo.TokenResult.Ambiguous;
import com.emailpilot.klaviyo.TokenResult.Granted;
import com.emailpilot.klaviyo.TokenResult.RateLimited;
import com.emailpilot.klaviyo.TokenResult.Rejected;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

final class TokenAnswersTest {

    private static final String GRANT = "{\"access_token\":\"access-1\",\"token_type\":\"bearer\",\"expires_in\":3600,"
            + "\"refresh_token\":\"refresh-1\",\"scope\":\"accounts:read lists:read\",\"future\":[]}";
    private static final TokenResult GRANTED = new Granted(new TokenGrant(
            new AccessToken("access-1"),
            new RefreshToken("refresh-1"),
            Duration.ofHours(1),
            Set.of("accounts:read", "lists:read")));

    private final ScriptedServer server = new ScriptedServer();
    private final KlaviyoTokens klaviyo = KlaviyoHttp.tokens(
            server.endpoints(), new AppCredentials("app", List.of(new ClientSecret("secret"))), TestLimits.TOKENS);

    @AfterEach
    void stop() {
        server.close();
    }

    static Stream<Arguments> unreliableAnswers() {
        return Stream.of(
                Arguments.of("edge block", Replies.html(403), "status_403"),
                Arguments.of("page instead of an answer", Replies.html(200), "malformed"),
                Arguments.of("grant that says it is a page", Replies.answer(200, "text/html", GRANT), "malformed"),
                Arguments.of("server error", Replies.json(500, "{\"error\":\"invalid_grant\"}"), "status_500"),
                Arguments.of("maintenance", Replies.html(503), "status_503"),
                Arguments.of("redirect", Replies.json(307, "{}", "Location: /oauth/elsewhere"), "status_307"),
                Arguments.of("truncated", Replies.truncated("{\"access_token\":\"a"), "connection_lost"),
                Arguments.of("cut JSON", Replies.json(200, GRANT.substring(0, 80)), "malformed"),
                Arguments.of("two documents", Replies.json(200, GRANT + GRANT), "malformed"),
                Arguments.of("JSON that is no object", Replies.json(200, "[]"), "malformed"),
                Arguments.of("nested too deeply", Replies.json(200, "[".repeat(30_000)), "malformed"),
                Arguments.of("error without a code", Replies.json(400, "{\"errors\":[{}]}"), "status_400"),
                Arguments.of("other status", Replies.json(201, GRANT), "status_201"),
                Arguments.of("no access token", Replies.json(200, "{\"token_type\":\"Bearer\"}"), "no_access_token"),
                Arguments.of("token of another kind", Replies.json(200, GRANT.replace("bearer", "mac")), "not_bearer"),
                Arguments.of("unprintable token", Replies.json(200, GRANT.replace("s-1", "s\\n1")), "no_access_token"),
                Arguments.of("unprintable token", Replies.json(200, GRANT.replace("h-1", "h\\n1")), "malformed"),
                Arguments.of("50 MB", Replies.huge(50), "oversized"),
                Arguments.of("reset", Replies.reset(), "connection_lost"));
    }

    @ParameterizedTest(name = "{0} is {2}")
    @MethodSource("unreliableAnswers")
    void holdsAnUnreliableAnswerForAmbiguousAndRepeatsNothing(String name, ScriptedServer.Reply reply, String reason) {
        server.replies(reply, Replies.json(200, GRANT));

        StepVerifier.create(exchange()).expectNext(new Ambiguous(reason)).verifyComplete();

        assertThat(server.requests()).as(name).hasSize(1);
    }

    @Test
    void readsAnAnswerInAnotherCharsetAsMalformed() {
        server.replies(connection -> {
            Replies.bytes("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n")
                    .to(connection);
            connection.getOutputStream().write(new byte[] {(byte) 0xFF, (byte) 0xFE});
        });

        StepVerifier.create(refresh()).expectNext(new Ambiguous("malformed")).verifyComplete();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "\"expires_in\":0,", "\"expires_in\":-5,", "\"expires_in\":\"soon\",", "\"expires_in\":null,"
            })
    void takesTheDocumentedHourForALifetimeThatMakesNoSense(String lifetime) {
        server.replies(Replies.json(200, GRANT.replace("\"expires_in\":3600,", lifetime)));

        StepVerifier.create(refresh()).expectNext(GRANTED).verifyComplete();
    }

    @Test
    void takesADayForALongerLifetime() {
        server.replies(Replies.json(200, GRANT.replace("3600", "9223372036854775807")));

        StepVerifier.create(refresh())
                .expectNextMatches(result -> result instanceof Granted(var grant)
                        && grant.expiresIn().equals(Duration.ofDays(1)))
                .verifyComplete();
    }

    @Test
    void sanitisesTheErrorCode() {
        server.replies(Replies.json(400, "{\"error\":\"<b>\\r\\n" + "x".repeat(100) + "\"}"));

        StepVerifier.create(refresh())
                .expectNext(new Rejected("_b___" + "x".repeat(59)))
                .verifyComplete();
    }

    @Test
    void gives429AMinuteUnlessToldOtherwise() {
        server.replies(Replies.html(429), Replies.json(429, "{}", "Retry-After: 7"));

        StepVerifier.create(refresh().concatWith(refresh()))
                .expectNext(new RateLimited(Duration.ofMinutes(1)), new RateLimited(Duration.ofSeconds(7)))
                .verifyComplete();
    }

    private Mono<TokenResult> exchange() {
        var verifier = new CodeVerifier("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
        return klaviyo.exchange(new AuthorizationCode("code"), verifier, URI.create("http://localhost/callback"));
    }

    private Mono<TokenResult> refresh() {
        return klaviyo.refresh(new RefreshToken("old"));
    }
}
