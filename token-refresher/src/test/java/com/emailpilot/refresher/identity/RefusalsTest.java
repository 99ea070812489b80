package com.emailpilot.refresher.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.web.ErrorResponseException;
import reactor.test.StepVerifier;

final class RefusalsTest {

    private final List<String> refused = new ArrayList<>();
    private final Refusals unit = new Refusals((email, path, reason) -> refused.add(email + " " + path + " " + reason));

    @Test
    void asksForPatienceWhileNobodyCanTellWhoCalls() {
        var exchange = MockServerWebExchange.from(MockServerHttpRequest.get("/x"));

        StepVerifier.create(unit.commence(exchange, new AuthenticationServiceException("no keys")))
                .verifyErrorSatisfies(failure -> {
                    assertThat(failure).isInstanceOf(ErrorResponseException.class);
                    var problem = (ErrorResponseException) failure;
                    assertThat(problem.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
                    assertThat(problem.getHeaders().getFirst(HttpHeaders.RETRY_AFTER))
                            .isEqualTo("30");
                });
        assertThat(refused).containsExactly("null /x issuer_unavailable");
    }
}
