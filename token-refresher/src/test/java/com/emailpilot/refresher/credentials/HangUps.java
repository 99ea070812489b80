package com.emailpilot.refresher.credentials;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;

/** Notices when a caller hung up and everything that follows from it was done. */
final class HangUps implements WebFilter {

    private final Semaphore noticed = new Semaphore(0);

    boolean awaitOne() throws InterruptedException {
        return noticed.tryAcquire(10, TimeUnit.SECONDS);
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return chain.filter(exchange).doFinally(signal -> {
            if (signal == SignalType.CANCEL) {
                noticed.release();
            }
        });
    }
}
