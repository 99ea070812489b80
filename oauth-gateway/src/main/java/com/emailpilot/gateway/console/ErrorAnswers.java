package com.emailpilot.gateway.console;

import com.emailpilot.clients.OrderRefusedException;
import com.emailpilot.clients.StoreUnavailableException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.codec.HttpMessageWriter;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.ErrorResponse;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.reactive.result.view.ViewResolver;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Answers every failure: a page to a person, {@code application/problem+json} to a program, details to the log alone. */
@Order(-2)
final class ErrorAnswers implements ErrorWebExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ErrorAnswers.class);
    private static final int TRACE_ID_BYTES = 16;
    private static final String INVITED = "/connect/";
    private static final Pattern UNGUESSABLE = Pattern.compile("[A-Za-z0-9_-]{43,}");
    private static final Duration STORE_RETRY = Duration.ofSeconds(5);

    private final ServerResponse.Context writers;
    private final SecureRandom random = new SecureRandom();

    ErrorAnswers(ServerCodecConfigurer codecs, List<ViewResolver> views) {
        this.writers = new Writers(codecs.getWriters(), views);
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable thrown) {
        var failure = known(thrown);
        if (exchange.getResponse().isCommitted()) {
            return Mono.error(failure);
        }
        var problem = problem(failure);
        report(exchange, problem, failure);
        if (failure instanceof ErrorResponse named) {
            named.getHeaders()
                    .forEach((name, values) ->
                            exchange.getResponse().getHeaders().addAll(name, values));
        }
        var answer = ServerResponse.status(problem.status());
        return (wantsPage(exchange)
                        ? answer.contentType(MediaType.TEXT_HTML).render("problem", Map.of("problem", problem))
                        : answer.contentType(MediaType.APPLICATION_PROBLEM_JSON).bodyValue(problem))
                .flatMap(response -> response.writeTo(exchange, writers));
    }

    private static Throwable known(Throwable thrown) {
        return switch (thrown) {
            case StoreUnavailableException unavailable -> storeUnavailable(unavailable);
            case OrderRefusedException refused ->
                new Refusal(status(refused), refused.code(), refused.sentence(), null);
            default -> thrown;
        };
    }

    private static HttpStatus status(OrderRefusedException refused) {
        return switch (refused.obstacle()) {
            case THE_ORDER -> HttpStatus.BAD_REQUEST;
            case THE_STATE -> HttpStatus.CONFLICT;
        };
    }

    /** Ours to mend and not the person's, but known, and over soon: no stack trace for each who asks meanwhile. */
    private static Refusal storeUnavailable(Throwable failure) {
        log.warn("The store is unavailable: {}", failure.getMessage());
        return new Refusal(
                HttpStatus.SERVICE_UNAVAILABLE,
                "store_unavailable",
                "EmailPilot's database does not answer right now. Nothing is lost; try again in a few seconds.",
                STORE_RETRY);
    }

    private Problem problem(Throwable failure) {
        return failure instanceof Refusal refusal
                ? refusal.problem(status(refusal), traceId())
                : Problem.of(status(failure), traceId());
    }

    private static HttpStatus status(Throwable failure) {
        var status = failure instanceof ErrorResponse named
                ? HttpStatus.resolve(named.getStatusCode().value())
                : null;
        return status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
    }

    private static void report(ServerWebExchange exchange, Problem problem, Throwable failure) {
        var request = exchange.getRequest();
        if (problem.status() >= HttpStatus.INTERNAL_SERVER_ERROR.value() && problem.code() == null) {
            log.error(
                    "Request failed: {} {} trace_id={}",
                    request.getMethod(),
                    place(request),
                    problem.traceId(),
                    LoggedFailure.of(failure));
        } else {
            log.info(
                    "Request refused: {} {} {} trace_id={}",
                    request.getMethod(),
                    place(request),
                    problem.status(),
                    problem.traceId());
        }
    }

    /** An invite's link is a secret, however it is written. */
    private static String place(ServerHttpRequest request) {
        var path = request.getPath().value();
        return path.startsWith(INVITED)
                ? INVITED + "…"
                : UNGUESSABLE.matcher(path).replaceAll("…");
    }

    private static boolean wantsPage(ServerWebExchange exchange) {
        var request = exchange.getRequest();
        var accepted = request.getHeaders().getFirst(HttpHeaders.ACCEPT);
        return accepted != null && accepted.contains(MediaType.TEXT_HTML_VALUE);
    }

    private String traceId() {
        var bytes = new byte[TRACE_ID_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private record Writers(List<HttpMessageWriter<?>> messageWriters, List<ViewResolver> viewResolvers)
            implements ServerResponse.Context {}
}
