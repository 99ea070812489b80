package com.emailpilot.gateway.signin;

import java.time.Duration;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/** Closes connections that send a request too slowly, so that a few slow callers cannot hold them all. */
final class ConnectionLimits implements WebServerFactoryCustomizer<NettyReactiveWebServerFactory> {

    private static final Duration WHOLE_REQUEST = Duration.ofSeconds(20);
    private static final Duration NEXT_BYTES = Duration.ofSeconds(10);

    @Override
    public void customize(NettyReactiveWebServerFactory factory) {
        factory.addServerCustomizers(server -> server.readTimeout(NEXT_BYTES).requestTimeout(WHOLE_REQUEST));
    }
}
