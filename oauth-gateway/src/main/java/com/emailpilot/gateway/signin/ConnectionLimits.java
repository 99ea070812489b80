package com.emailpilot.gateway.signin;

import io.netty.channel.ChannelOption;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/**
 * Closes connections that send a request too slowly, so that a few slow callers cannot hold them all, and lets the kernel
 * keep little of what they are too slow to read.
 *
 * @param firstRequest from the connection to the end of the first request's headers
 * @param nextRequest from an answer to the end of the next request's headers
 * @param body from the headers to the end of the body
 */
@ConfigurationProperties("emailpilot.connections")
record ConnectionLimits(
        @DefaultValue("10s") Duration firstRequest,
        @DefaultValue("75s") Duration nextRequest,
        @DefaultValue("20s") Duration body)
        implements WebServerFactoryCustomizer<NettyReactiveWebServerFactory> {

    /** Left to itself it grows to megabytes for each connection: a stream that nobody reads would never show as slow. */
    private static final int SEND_BUFFER_BYTES = 64 * 1024;

    @Override
    public void customize(NettyReactiveWebServerFactory factory) {
        factory.addServerCustomizers(server -> server.requestTimeout(body)
                .childOption(ChannelOption.SO_SNDBUF, SEND_BUFFER_BYTES)
                .childObserve(new HeadersDeadline(firstRequest, nextRequest)));
    }
}
