package com.emailpilot.gateway.live;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.handler.timeout.WriteTimeoutHandler;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.netty.http.server.HttpServerResponse;

/** The connection of a stream, which holds little of what its reader is too slow to take. */
final class Line {

    private static final int SEND_BUFFER_BYTES = 16 * 1024;
    private static final WriteBufferWaterMark WAITING_BYTES = new WriteBufferWaterMark(8 * 1024, 32 * 1024);
    private static final int STUCK_SECONDS = 30;

    private final AtomicReference<Channel> channel = new AtomicReference<>();

    private Line() {}

    /** The connection of an answer; one whose reader takes nothing any more is closed. */
    static Line of(ServerHttpResponse response) {
        var line = new Line();
        HttpServerResponse answer = ServerHttpResponseDecorator.getNativeResponse(response);
        answer.withConnection(open -> {
            open.addHandlerLast(new WriteTimeoutHandler(STUCK_SECONDS));
            var settings = open.channel().config();
            settings.setOption(ChannelOption.SO_SNDBUF, SEND_BUFFER_BYTES);
            settings.setWriteBufferWaterMark(WAITING_BYTES);
            line.channel.set(open.channel());
        });
        return line;
    }

    /** Whether what was sent before is on its way, but for a little. */
    boolean isFree() {
        var open = channel.get();
        return open == null || open.isWritable();
    }
}
