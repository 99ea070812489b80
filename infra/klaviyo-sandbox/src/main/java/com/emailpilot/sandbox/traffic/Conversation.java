package com.emailpilot.sandbox.traffic;

import com.emailpilot.sandbox.faults.Faults;
import com.emailpilot.sandbox.faults.Mishap;
import com.emailpilot.sandbox.http.Delivery;
import com.emailpilot.sandbox.http.Handling;
import com.emailpilot.sandbox.http.Request;
import com.emailpilot.sandbox.http.Site;
import com.emailpilot.sandbox.oauth.Presented;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * What happens to every request to a host: it is noted, a fault may strike, it is acted on, its outcome is noted. A
 * client that hangs up does not stop any of it, as it would not at Klaviyo.
 */
public final class Conversation {

    private final String host;
    private final Site site;
    private final Presented presented;
    private final Faults faults;
    private final TrafficLog log;
    private final Clock clock;

    public Conversation(String host, Site site, Presented presented, Faults faults, TrafficLog log, Clock clock) {
        this.host = host;
        this.site = site;
        this.presented = presented;
        this.faults = faults;
        this.log = log;
        this.clock = clock;
    }

    public Mono<Delivery> hold(Request request) {
        var handling = site.handling(request);
        return handling.observed() ? observed(request, handling) : Mishap.none(handling);
    }

    private Mono<Delivery> observed(Request request, Handling handling) {
        var number = log.nextNumber();
        var showing = presented.note(request, handling.endpoint(), number);
        var account = showing.account().orElse(null);
        log.add(received(number, request, handling, account));
        var watched = showing.watched(handling);
        var course = faults.strike(handling.endpoint(), account)
                .map(rule -> Mishap.of(rule, watched))
                .orElseGet(() -> Mishap.none(watched));
        var delivery = late(handling, course).doOnNext(delivered -> {
            showing.delivered(delivered.outcome());
            log.settle(number, handling.endpoint(), delivered.outcome());
        });
        return Mono.fromFuture(delivery.toFuture(), true);
    }

    private Mono<Delivery> late(Handling handling, Mono<Delivery> course) {
        var latency = faults.latencyOf(handling.endpoint());
        return latency.isZero() ? course : Mono.delay(latency).then(course);
    }

    private ReceivedRequest received(long number, Request request, Handling handling, @Nullable String account) {
        return new ReceivedRequest(
                number,
                clock.instant(),
                host,
                handling.endpoint(),
                request.method(),
                request.path(),
                Redaction.fields(request.query()),
                Redaction.headers(request.headers()),
                Redaction.fields(request.form()),
                account,
                null);
    }
}
