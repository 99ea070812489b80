package com.emailpilot.gateway.notification;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelOption;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;
import tools.jackson.databind.json.JsonMapper;

/** Posts to an address of the operator, signed as the <a href="https://www.standardwebhooks.com">Standard Webhooks</a> say. */
final class WebhookChannel implements Channel {

    static final String WORD = "webhook";

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final int GONE = 410;

    private final HttpClient http = HttpClient.newConnection()
            .disableRetry(true)
            .followRedirect(false)
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(CONNECT.toMillis()))
            .headers(headers -> headers.set("User-Agent", "EmailPilot-Klaviyo-Connect/1.0"));
    private final URI url;
    private final WebhookSigner signer;
    private final JsonMapper json;
    private final Clock clock;

    WebhookChannel(URI url, WebhookSigner signer, JsonMapper json, Clock clock) {
        this.url = url;
        this.signer = signer;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public String word() {
        return WORD;
    }

    @Override
    public Mono<Told> tell(Letter letter) {
        return Mono.defer(() -> post(letter.id(), json.writeValueAsBytes(WebhookBody.of(letter))))
                .onErrorResume(_ -> Mono.just(new Told.Unreachable("connection_failed")));
    }

    private Mono<Told> post(String id, byte[] body) {
        var timestamp = Long.toString(clock.instant().getEpochSecond());
        return http.headers(headers -> headers.set("Content-Type", "application/json")
                        .set("Content-Length", body.length)
                        .set("webhook-id", id)
                        .set("webhook-timestamp", timestamp)
                        .set("webhook-signature", signer.signature(id, timestamp, body)))
                .post()
                .uri(url)
                .send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(body)))
                .responseSingle((response, _) -> Mono.just(judged(response)));
    }

    private static Told judged(HttpClientResponse response) {
        var status = response.status().code();
        if (status / 100 == 2) {
            return new Told.Delivered();
        }
        return status == GONE ? new Told.Refused("http_410") : new Told.Unreachable("http_" + status);
    }
}
