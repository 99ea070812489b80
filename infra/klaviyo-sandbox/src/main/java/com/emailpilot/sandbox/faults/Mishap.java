package com.emailpilot.sandbox.faults;

import com.emailpilot.sandbox.http.Answer;
import com.emailpilot.sandbox.http.Delivery;
import com.emailpilot.sandbox.http.Handling;
import java.time.Duration;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** Carries out one request, with or without a fault. */
public final class Mishap {

    private Mishap() {}

    /** The undisturbed course. */
    public static Mono<Delivery> none(Handling handling) {
        return Mono.fromSupplier(() -> new Delivery.Whole(handling.action().get()));
    }

    /** The course that the rule's fault makes of it. */
    public static Mono<Delivery> of(FaultRule rule, Handling handling) {
        return switch (rule.fault()) {
            case Fault.Delay(var delay) -> delayed(rule, handling, delay);
            case Fault.Truncated _ -> none(handling).map(Mishap::truncated);
            case Fault.SlowLoris(var perByte) -> none(handling).map(delivery -> dribbled(delivery, perByte));
            case Fault.Status(var status, var retryAfter) ->
                spoiled(rule, handling, () -> FaultAnswers.status(handling.endpoint(), status, retryAfter));
            case Fault.OAuthError(var status, var error) ->
                spoiled(rule, handling, () -> FaultAnswers.oauth(status, error));
            case Fault.Challenge _ -> spoiled(rule, handling, FaultAnswers::challenge);
            case Fault.HtmlPage _ -> spoiled(rule, handling, FaultAnswers::htmlPage);
            case Fault.MalformedJson _ -> spoiled(rule, handling, FaultAnswers::malformedJson);
            case Fault.Canned(var status, var headers, var body) ->
                spoiled(rule, handling, () -> new Answer(status, headers, body));
            case Fault.Oversized(var bytes) -> lost(rule, handling, new Delivery.Oversized(bytes));
            case Fault.Hang _ -> lost(rule, handling, new Delivery.Never());
            case Fault.Reset _ -> lost(rule, handling, new Delivery.Reset());
        };
    }

    private static Mono<Delivery> delayed(FaultRule rule, Handling handling, Duration delay) {
        return switch (rule.moment()) {
            case BEFORE_ACTING -> Mono.delay(delay).then(none(handling));
            case AFTER_ACTING -> none(handling).delayElement(delay);
        };
    }

    private static Mono<Delivery> spoiled(FaultRule rule, Handling handling, Supplier<Answer> instead) {
        return Mono.fromSupplier(() -> {
            actIfDue(rule, handling);
            return new Delivery.Whole(instead.get());
        });
    }

    private static Mono<Delivery> lost(FaultRule rule, Handling handling, Delivery instead) {
        return Mono.fromSupplier(() -> {
            actIfDue(rule, handling);
            return instead;
        });
    }

    private static void actIfDue(FaultRule rule, Handling handling) {
        if (rule.moment() == FaultRule.Moment.AFTER_ACTING) {
            var _ = handling.action().get();
        }
    }

    private static Delivery truncated(Delivery delivery) {
        return delivery instanceof Delivery.Whole(var answer) ? new Delivery.Truncated(answer) : delivery;
    }

    private static Delivery dribbled(Delivery delivery, Duration perByte) {
        return delivery instanceof Delivery.Whole(var answer) ? new Delivery.Dribbled(answer, perByte) : delivery;
    }
}
