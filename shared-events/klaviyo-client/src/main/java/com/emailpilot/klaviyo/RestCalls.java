package com.emailpilot.klaviyo;

import com.emailpilot.klaviyo.ApiResult.Unavailable;
import com.emailpilot.klaviyo.HttpAnswer.Received;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Reads documents of the REST API, trying once more where that helps. */
final class RestCalls {

    private final HttpCalls http;
    private final ApiLimits limits;

    RestCalls(HttpCalls http, ApiLimits limits) {
        this.http = http;
        this.limits = limits;
    }

    /** What the reader makes of a good answer; every other answer is the matching result. */
    <T> Mono<ApiResult<T>> get(URI uri, AccessToken token, Function<JsonNode, ApiResult<T>> reader) {
        return Mono.defer(() -> {
            var call = new HttpCall(uri, headers(token), null);
            var end = Deadline.in(limits.total());
            return once(call, end)
                    .flatMap(answer -> {
                        var pause = pauseBeforeRetry(answer);
                        return pause == null
                                ? Mono.just(answer)
                                : Mono.delay(pause).flatMap(_ -> once(call, end));
                    })
                    .map(answer -> read(answer, reader));
        });
    }

    private Mono<HttpAnswer> once(HttpCall call, Deadline end) {
        var time = limits.answer().compareTo(end.left()) < 0 ? limits.answer() : end.left();
        return http.send(call, new CallLimits(time, time, List.of()).start());
    }

    private static Map<String, String> headers(AccessToken token) {
        return Map.of(
                "Authorization",
                "Bearer " + token.reveal(),
                "Accept",
                "application/vnd.api+json",
                "revision",
                KlaviyoHttp.REVISION);
    }

    /** Null if a second try is pointless now. */
    private @Nullable Duration pauseBeforeRetry(HttpAnswer answer) {
        if (!(answer instanceof Received received)) {
            return limits.pause();
        }
        if (received.status() != 429 && received.status() < 500) {
            return null;
        }
        var asked = received.retryAfter();
        if (asked == null) {
            return received.status() == 429 ? null : limits.pause();
        }
        return asked.compareTo(limits.longestWait()) > 0 ? null : asked;
    }

    private static <T> ApiResult<T> read(HttpAnswer answer, Function<JsonNode, ApiResult<T>> reader) {
        return switch (answer) {
            case HttpAnswer.NotSent(String reason) -> new Unavailable<>(null, reason);
            case HttpAnswer.Lost(String reason) -> new Unavailable<>(null, reason);
            case Received received -> read(received, reader);
        };
    }

    private static <T> ApiResult<T> read(Received answer, Function<JsonNode, ApiResult<T>> reader) {
        var document = answer.document();
        if (document == null) {
            return new Unavailable<>(answer.retryAfter(), answer.status() == 200 ? "malformed" : status(answer));
        }
        return switch (answer.status()) {
            case 200 -> reader.apply(document);
            case 401 -> new ApiResult.Unauthorized<>();
            case 400 ->
                hasCode(document, "authentication_failed") || hasCode(document, "not_authenticated")
                        ? new ApiResult.Unauthorized<>()
                        : new Unavailable<>(null, status(answer));
            case 403 ->
                hasCode(document, "permission_denied")
                        ? new ApiResult.PermissionDenied<>()
                        : new Unavailable<>(null, status(answer));
            default -> new Unavailable<>(answer.retryAfter(), status(answer));
        };
    }

    private static boolean hasCode(JsonNode document, String code) {
        return StreamSupport.stream(document.path("errors").spliterator(), false)
                .anyMatch(error -> code.equals(error.path("code").stringValue("")));
    }

    private static String status(Received answer) {
        return "status_" + answer.status();
    }
}
