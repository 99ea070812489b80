package com.emailpilot.gateway.connect;

import com.emailpilot.gateway.signin.InviteSession;
import com.emailpilot.gateway.signin.InviteSessions;
import com.emailpilot.gateway.signin.SignedIn;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** {@code GET /api/integrations/klaviyo/oauth/callback}: where Klaviyo sends the browser back. */
@RestController
final class CallbackController {

    private static final Logger log = LoggerFactory.getLogger(CallbackController.class);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final OpenFlow openFlow;
    private final FinishFlow finishFlow;
    private final FlowCookies cookies;
    private final InviteSessions inviteSessions;

    CallbackController(OpenFlow openFlow, FinishFlow finishFlow, FlowCookies cookies, InviteSessions inviteSessions) {
        this.openFlow = openFlow;
        this.finishFlow = finishFlow;
        this.cookies = cookies;
        this.inviteSessions = inviteSessions;
    }

    @GetMapping("/api/integrations/klaviyo/oauth/callback")
    Mono<ResponseEntity<Void>> callback(
            ServerWebExchange exchange, @AuthenticationPrincipal @Nullable SignedIn person) {
        StartController.requireGet(exchange.getRequest());
        var parameters = ConsentAnswer.parse(exchange.getRequest().getQueryParams())
                .orElseThrow(() -> malformed("a parameter is repeated or too long"));
        var invited = inviteSessions.of(exchange);
        var people = Stream.concat(Stream.ofNullable(person), invited.map(InviteSession::person).stream())
                .toList();
        return switch (openFlow.open(exchange.getRequest(), parameters, people)) { // C0
            case OpenFlow.Opened(var flow, var starter) -> finish(exchange, flow, parameters.answer(), starter);
            case OpenFlow.Refused(var outcome) -> {
                log.warn(
                        "Callback refused: outcome={} user={}",
                        outcome,
                        people.getFirst().user());
                yield Mono.just(
                        SeeOther.to(landing(person, invited.orElse(null)).with(outcome)));
            }
        };
    }

    private Mono<ResponseEntity<Void>> finish(
            ServerWebExchange exchange, Flow flow, @Nullable ConsentAnswer answer, SignedIn person) {
        if (answer == null) {
            throw malformed("there is neither a code nor an error");
        }
        cookies.remove(exchange.getResponse(), flow.stateHash());
        if (flow.invite() != null) {
            inviteSessions.end(exchange);
        }
        return finishFlow
                .finish(flow, answer, person)
                .timeout(PATIENCE)
                .onErrorResume(failure -> Mono.just(outcomeOf(failure, flow)))
                .doOnNext(outcome -> log.info(
                        "Flow ended: flow={} outcome={} user={}",
                        Hash.abbreviated(flow.stateHash()),
                        outcome,
                        person.user()))
                .map(outcome -> SeeOther.to(flow.landing().with(outcome))); // C5
    }

    private static Outcome outcomeOf(Throwable failure, Flow flow) {
        log.error(
                "Flow not finished: flow={} cause={}",
                Hash.abbreviated(flow.stateHash()),
                failure.getClass().getSimpleName());
        return failure instanceof TimeoutException ? Outcome.KLAVIYO_UNAVAILABLE : Outcome.TOKEN_EXCHANGE_FAILED;
    }

    private static LandingPath landing(@Nullable SignedIn person, @Nullable InviteSession invited) {
        return person != null || invited == null ? LandingPath.CLIENTS : LandingPath.behind(invited.token());
    }

    private static ResponseStatusException malformed(String what) {
        return new ResponseStatusException(HttpStatus.BAD_REQUEST, "Not an answer of Klaviyo's consent page: " + what);
    }
}
