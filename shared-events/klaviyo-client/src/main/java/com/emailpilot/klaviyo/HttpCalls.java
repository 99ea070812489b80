package com.emailpilot.klaviyo;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;
import reactor.netty.NettyOutbound;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientRequest;
import reactor.netty.http.client.HttpClientResponse;

/** Sends requests, and tells a request that never left from one whose answer was lost. */
final class HttpCalls {

    private static final Duration LONGEST_RETRY_AFTER = Duration.ofHours(1);

    private final HttpClient client;
    private final int bodyMaxBytes;
    private final StrictJson json = new StrictJson();

    HttpCalls(HttpClient client, int bodyMaxBytes) {
        this.client = client;
        this.bodyMaxBytes = bodyMaxBytes;
    }

    /** Tries again only while no byte has left; never signals an error. */
    Mono<HttpAnswer> send(HttpCall call, CallBudget budget) {
        return sendOnce(call, budget).flatMap(answer -> {
            if (!(answer instanceof HttpAnswer.NotSent)
                    || !budget.connectPauses().hasNext()) {
                return Mono.just(answer);
            }
            var pause = budget.connectPauses().next();
            return pause.compareTo(budget.toSend().left()) < 0
                    ? Mono.delay(pause).flatMap(_ -> send(call, budget))
                    : Mono.just(answer);
        });
    }

    private Mono<HttpAnswer> sendOnce(HttpCall call, CallBudget budget) {
        var sent = new AtomicBoolean();
        return client.request(call.form() == null ? HttpMethod.GET : HttpMethod.POST)
                .uri(call.uri())
                .send((request, outbound) -> {
                    if (budget.toSend().passed()) {
                        return Mono.error(new TimeoutException());
                    }
                    sent.set(true);
                    return write(call, request, outbound);
                })
                .response(this::read)
                .single()
                .timeout(budget.end().left())
                .onErrorResume(e -> Mono.just(failed(e, sent.get())));
    }

    private static Publisher<Void> write(HttpCall call, HttpClientRequest request, NettyOutbound outbound) {
        call.headers().forEach(request::header);
        if (call.form() == null) {
            return outbound;
        }
        var body = call.form().getBytes(StandardCharsets.US_ASCII);
        request.header("Content-Length", Integer.toString(body.length));
        return outbound.send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(body)));
    }

    private Mono<HttpAnswer> read(HttpClientResponse response, ByteBufFlux content) {
        return content.asByteArray()
                .collect(() -> new CappedBody(bodyMaxBytes), CappedBody::add)
                .map(body -> received(response.status().code(), response.responseHeaders(), body.bytes()));
    }

    private HttpAnswer received(int status, HttpHeaders headers, byte[] body) {
        var document = isJson(headers.get("Content-Type")) ? json.object(body).orElse(null) : null;
        return new HttpAnswer.Received(status, retryAfter(headers.get("Retry-After")), document, body.length == 0);
    }

    private static HttpAnswer failed(Throwable e, boolean sent) {
        var reason = switch (e) {
            case CappedBody.TooLargeException _ -> "oversized";
            case TimeoutException _ -> "timeout";
            default -> sent ? "connection_lost" : "connect_failed";
        };
        return sent ? new HttpAnswer.Lost(reason) : new HttpAnswer.NotSent(reason);
    }

    private static boolean isJson(@Nullable String contentType) {
        var mediaType =
                contentType == null ? "" : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return mediaType.equals("application/json") || mediaType.equals("application/vnd.api+json");
    }

    private static @Nullable Duration retryAfter(@Nullable String seconds) {
        if (seconds == null || !seconds.matches("[0-9]{1,9}")) {
            return null;
        }
        var asked = Duration.ofSeconds(Long.parseLong(seconds));
        return asked.compareTo(LONGEST_RETRY_AFTER) < 0 ? asked : LONGEST_RETRY_AFTER;
    }
}
