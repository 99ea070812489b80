package com.emailpilot.sandbox.http;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelOption;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.http.server.HttpServerResponse;

/** Puts a delivery on the wire. */
final class DeliveryWriter {

    private static final int CHUNK_BYTES = 65_536;
    private static final Duration BEFORE_CLOSING = Duration.ofMillis(20);

    private DeliveryWriter() {}

    static Publisher<Void> write(Delivery delivery, HttpServerResponse response) {
        return switch (delivery) {
            case Delivery.Whole(var answer) -> whole(answer, response);
            case Delivery.Truncated(var answer) -> truncated(answer, response);
            case Delivery.Dribbled(var answer, var perByte) -> dribbled(answer, perByte, response);
            case Delivery.Oversized(var bytes) -> oversized(bytes, response);
            case Delivery.Never _ -> Mono.never();
            case Delivery.Reset _ -> reset(response);
        };
    }

    private static Publisher<Void> whole(Answer answer, HttpServerResponse response) {
        var bytes = bytes(answer);
        return head(answer, response)
                .header("Content-Length", String.valueOf(bytes.length))
                .sendByteArray(Mono.just(bytes));
    }

    private static Publisher<Void> truncated(Answer answer, HttpServerResponse response) {
        var bytes = bytes(answer);
        var half = Arrays.copyOf(bytes, bytes.length / 2);
        var close = Mono.delay(BEFORE_CLOSING)
                .then(Mono.<byte[]>fromRunnable(() -> response.withConnection(DeliveryWriter::hangUp)));
        return head(answer, response)
                .header("Content-Length", String.valueOf(bytes.length))
                .send(Mono.just(half).concatWith(close).map(Unpooled::wrappedBuffer), _ -> true);
    }

    private static Publisher<Void> dribbled(Answer answer, Duration perByte, HttpServerResponse response) {
        var bytes = bytes(answer);
        var drops = Flux.range(0, bytes.length)
                .map(index -> new byte[] {bytes[index]})
                .delayElements(perByte);
        return head(answer, response)
                .header("Content-Length", String.valueOf(bytes.length))
                .send(drops.map(Unpooled::wrappedBuffer), _ -> true);
    }

    private static Publisher<Void> oversized(long bytes, HttpServerResponse response) {
        var chunk = new byte[CHUNK_BYTES];
        Arrays.fill(chunk, (byte) 'a');
        var start = "{\"data\":\"".getBytes(StandardCharsets.US_ASCII);
        var chunks = Flux.range(0, Math.toIntExact(bytes / CHUNK_BYTES)).map(_ -> chunk);
        return response.status(200)
                .header("Content-Type", "application/json")
                .sendByteArray(Flux.just(start).concatWith(chunks));
    }

    private static Publisher<Void> reset(HttpServerResponse response) {
        response.withConnection(connection -> {
            connection.channel().config().setOption(ChannelOption.SO_LINGER, 0);
            hangUp(connection);
        });
        return Mono.never();
    }

    private static void hangUp(Connection connection) {
        var _ = connection.channel().close();
    }

    private static HttpServerResponse head(Answer answer, HttpServerResponse response) {
        answer.headers().forEach(response::header);
        return response.status(answer.status());
    }

    private static byte[] bytes(Answer answer) {
        return answer.body().getBytes(StandardCharsets.UTF_8);
    }
}
