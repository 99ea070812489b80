package com.emailpilot.klaviyo;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.klaviyo.TokenResult.Granted;
import com.emailpilot.klaviyo.TokenResult.Unreachable;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

final class ConnectingTest {

    private static final String GRANT =
            "{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"expires_in\":3600,\"refresh_token\":\"r\"}";

    private static final AuthorizationCode CODE = new AuthorizationCode("code");
    private static final CodeVerifier VERIFIER = new CodeVerifier("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
    private static final URI REDIRECT_URI = URI.create("http://localhost/callback");

    private final AtomicInteger tries = new AtomicInteger();

    @Test
    void triesFourTimesToExchangeACode() {
        var klaviyo = klaviyo(closedPort(), TestLimits.TOKENS, () -> {});

        StepVerifier.create(exchange(klaviyo))
                .expectNext(new Unreachable("connect_failed"))
                .verifyComplete();

        assertThat(tries).hasValue(4);
    }

    @Test
    void triesTwiceToRefresh() {
        var klaviyo = klaviyo(closedPort(), TestLimits.TOKENS, () -> {});

        StepVerifier.create(klaviyo.refresh(new RefreshToken("old")))
                .expectNext(new Unreachable("connect_failed"))
                .verifyComplete();

        assertThat(tries).hasValue(2);
    }

    @Test
    void getsThroughAsSoonAsKlaviyoIsBack() {
        int port = closedPort();
        var servers = new ArrayList<ScriptedServer>();
        var klaviyo = klaviyo(port, TestLimits.TOKENS, () -> {
            if (tries.get() == 3) {
                servers.add(new ScriptedServer(port).replies(Replies.json(200, GRANT)));
            }
        });

        StepVerifier.create(exchange(klaviyo))
                .expectNextMatches(Granted.class::isInstance)
                .verifyComplete();

        assertThat(servers.getFirst().requests()).hasSize(1);
        servers.getFirst().close();
    }

    @Test
    void sendsNothingOnceItsTimeToSendHasPassed() {
        try (var server = new ScriptedServer()) {
            var late = new CallLimits(Duration.ZERO, Duration.ofSeconds(2), List.of());
            var klaviyo = klaviyo(server.port(), new TokenLimits(Duration.ofSeconds(2), late, late), () -> {});

            StepVerifier.create(klaviyo.refresh(new RefreshToken("old")))
                    .expectNext(new Unreachable("timeout"))
                    .verifyComplete();

            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void turnsCallsAwayWhenConnectionsAndQueueAreFull() {
        try (var server = new ScriptedServer()) {
            server.replies(Collections.nCopies(12, Replies.silence()).toArray(ScriptedServer.Reply[]::new));
            var klaviyo = klaviyo(server.port(), TestLimits.TOKENS, () -> {});
            var calls = Flux.range(0, 40).flatMap(_ -> klaviyo.exchange(CODE, VERIFIER, REDIRECT_URI), 40);

            StepVerifier.create(calls.take(28).collectList())
                    .assertNext(results -> assertThat(results).containsOnly(new Unreachable("connect_failed")))
                    .verifyComplete();

            assertThat(server.connections()).isLessThanOrEqualTo(4);
        }
    }

    private KlaviyoTokens klaviyo(int port, TokenLimits limits, Runnable beforeConnect) {
        var client = KlaviyoHttp.client("test", 4, limits.connect()).doOnConnect(_ -> {
            tries.incrementAndGet();
            beforeConnect.run();
        });
        var base = URI.create("http://127.0.0.1:" + port);
        var credentials = new AppCredentials("app", List.of(new ClientSecret("secret")));
        return new HttpKlaviyoTokens(
                KlaviyoEndpoints.of(base, base), credentials, new HttpCalls(client, 65_536), limits);
    }

    private static Mono<TokenResult> exchange(KlaviyoTokens klaviyo) {
        return klaviyo.exchange(CODE, VERIFIER, REDIRECT_URI);
    }

    private static int closedPort() {
        try (var server = new ScriptedServer()) {
            return server.port();
        }
    }
}
