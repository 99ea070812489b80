package com.emailpilot.refresher.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

@NullUnmarked
final class IssuerKeysTest {

    private final AtomicInteger asked = new AtomicInteger();
    private volatile int status = 200;
    private HttpServer server;
    private IssuerKeys unit;

    @BeforeEach
    void serveKeys() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/keys", exchange -> {
            asked.incrementAndGet();
            var body = TestIssuer.trusted().keys().toString().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        unit = IssuerKeys.at(
                URI.create("http://localhost:" + server.getAddress().getPort() + "/keys"));
    }

    @AfterEach
    void stopServing() {
        server.stop(0);
    }

    @Test
    void fetchesKeysOnceForManyTokens() throws ParseException {
        var first = signers(TestIssuer.trusted());
        var second = signers(TestIssuer.trusted());

        assertThat(first).hasSize(1).isEqualTo(second);
        assertThat(asked).hasValue(1);
    }

    @Test
    void keepsItsKeysWhenTheIssuerIsDown() throws ParseException {
        signers(TestIssuer.trusted());

        status = 500;

        assertThat(signers(TestIssuer.trusted())).hasSize(1);
    }

    @Test
    void looksAgainForAnUnknownKeyButNotAtEachToken() throws ParseException {
        var unknown = SignedJWT.parse(new TestIssuer("key-2").token(TestIssuer.ALLOWED));

        for (int token = 0; token < 20; token++) {
            unit.signersOf(unknown).onErrorComplete().blockLast();
        }

        assertThat(asked).hasValueLessThanOrEqualTo(3);
        assertThat(signers(TestIssuer.trusted())).hasSize(1);
    }

    @Test
    void saysThatItCannotTellWhereTheIssuerIsDown() throws ParseException {
        status = 500;

        StepVerifier.create(unit.signersOf(SignedJWT.parse(TestIssuer.trusted().token(TestIssuer.ALLOWED))))
                .verifyError();
    }

    private List<JWK> signers(TestIssuer issuer) throws ParseException {
        return unit.signersOf(SignedJWT.parse(issuer.token(TestIssuer.ALLOWED)))
                .collectList()
                .block();
    }
}
