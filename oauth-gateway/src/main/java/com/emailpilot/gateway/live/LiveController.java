package com.emailpilot.gateway.live;

import com.emailpilot.gateway.live.LiveFeed.Admitted;
import com.emailpilot.gateway.live.LiveFeed.TooMany;
import com.emailpilot.gateway.live.LiveFeed.TooManyOfUser;
import com.emailpilot.gateway.live.Reader.Listener;
import com.emailpilot.gateway.signin.SessionLife;
import com.emailpilot.gateway.signin.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** {@code GET /api/clients/events}: what happens to the clients that the person may see, as it happens. */
@RestController
final class LiveController {

    private static final String RETRY_AFTER_SECONDS = "30";

    private final LiveFeed feed;
    private final SessionLife sessions;

    LiveController(LiveFeed feed, SessionLife sessions) {
        this.feed = feed;
        this.sessions = sessions;
    }

    @GetMapping(path = "/api/clients/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Mono<Void> events(
            @AuthenticationPrincipal SignedIn signedIn,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            ServerWebExchange exchange) {
        var listener = new Listener(signedIn.user(), signedIn.sessionHash(), sessions.endsAt(exchange));
        var line = Line.of(exchange.getResponse());
        return switch (feed.open(listener, line::isFree, lastEventId)) {
            case Admitted(var events) -> send(events, exchange.getResponse());
            case TooManyOfUser() -> throw later(exchange, HttpStatus.TOO_MANY_REQUESTS);
            case TooMany() -> throw later(exchange, HttpStatus.SERVICE_UNAVAILABLE);
        };
    }

    private static Mono<Void> send(Flux<StreamEvent> events, ServerHttpResponse response) {
        response.getHeaders().setContentType(MediaType.TEXT_EVENT_STREAM);
        return response.writeAndFlushWith(events.map(event -> Mono.just(event.in(response.bufferFactory()))));
    }

    private static ResponseStatusException later(ServerWebExchange exchange, HttpStatus status) {
        exchange.getResponse().getHeaders().set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        return new ResponseStatusException(status);
    }
}
