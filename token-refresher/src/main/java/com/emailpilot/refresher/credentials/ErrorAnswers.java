package com.emailpilot.refresher.credentials;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.codec.HttpMessageWriter;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.web.ErrorResponse;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.reactive.result.view.ViewResolver;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Answers every failure with {@code application/problem+json}; details go to the log alone, found by the trace id. */
@Order(-2)
final class ErrorAnswers implements ErrorWebExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ErrorAnswers.class);
    private static final int TRACE_ID_BYTES = 16;

    private final ServerResponse.Context writers;
    private final SecureRandom random = new SecureRandom();

    ErrorAnswers(ServerCodecConfigurer codecs) {
        this.writers = new Writers(codecs.getWriters());
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        if (exchange.getResponse().isCommitted()) {
            return Mono.error(failure);
        }
        var status = status(failure);
        var traceId = traceId();
        report(exchange, status, traceId, failure);
        if (failure instanceof ErrorResponse named) {
            named.getHeaders()
                    .forEach((name, values) ->
                            exchange.getResponse().getHeaders().addAll(name, values));
        }
        return ServerResponse.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyValue(problem(status, reason(failure), traceId))
                .flatMap(answer -> answer.writeTo(exchange, writers));
    }

    private static ProblemDetail problem(HttpStatus status, String reason, String traceId) {
        var problem = ProblemDetail.forStatusAndDetail(status, Problems.detail(status, reason));
        if (!reason.isEmpty()) {
            problem.setProperty(Problems.REASON, reason);
        }
        problem.setProperty("trace_id", traceId);
        return problem;
    }

    private static HttpStatus status(Throwable failure) {
        var status = failure instanceof ErrorResponse named
                ? HttpStatus.resolve(named.getStatusCode().value())
                : null;
        return status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
    }

    /** Only our own problems have one. */
    private static String reason(Throwable failure) {
        return failure instanceof ErrorResponse named
                ? Optional.ofNullable(named.getBody().getProperties())
                        .map(properties -> properties.getOrDefault(Problems.REASON, ""))
                        .map(String::valueOf)
                        .orElse("")
                : "";
    }

    private static void report(ServerWebExchange exchange, HttpStatus status, String traceId, Throwable failure) {
        var method = exchange.getRequest().getMethod();
        var path = exchange.getRequest().getPath();
        if (status == HttpStatus.INTERNAL_SERVER_ERROR) {
            log.error("Request failed: {} {} trace_id={}", method, path, traceId, failure);
        } else {
            log.info(
                    "Request refused: {} {} {} {} trace_id={}", method, path, status.value(), reason(failure), traceId);
        }
    }

    private String traceId() {
        var bytes = new byte[TRACE_ID_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private record Writers(List<HttpMessageWriter<?>> messageWriters, List<ViewResolver> viewResolvers)
            implements ServerResponse.Context {

        Writers(List<HttpMessageWriter<?>> messageWriters) {
            this(messageWriters, List.of());
        }
    }
}
