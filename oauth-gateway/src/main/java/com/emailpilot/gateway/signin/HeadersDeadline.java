package com.emailpilot.gateway.signin;

import io.netty.util.AttributeKey;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import reactor.netty.Connection;
import reactor.netty.ConnectionObserver;
import reactor.netty.http.server.HttpServerState;

/** Closes a connection whose next request does not get as far as the end of its headers in time, byte by byte or not at all. */
final class HeadersDeadline implements ConnectionObserver {

    private static final AttributeKey<Future<?>> DEADLINE = AttributeKey.valueOf(HeadersDeadline.class, "deadline");

    private final Duration firstRequest;
    private final Duration nextRequest;

    HeadersDeadline(Duration firstRequest, Duration nextRequest) {
        this.firstRequest = firstRequest;
        this.nextRequest = nextRequest;
    }

    @Override
    public void onStateChange(Connection connection, State state) {
        if (state.equals(State.CONNECTED)) {
            set(connection, firstRequest);
        } else if (state.equals(HttpServerState.REQUEST_RECEIVED)) {
            clear(connection);
        } else if (state.equals(State.DISCONNECTING)) {
            set(connection, nextRequest);
        }
    }

    private static void set(Connection connection, Duration time) {
        clear(connection);
        var channel = connection.channel();
        var deadline = channel.eventLoop()
                .schedule(
                        () -> {
                            var _ = channel.close();
                        },
                        time.toMillis(),
                        TimeUnit.MILLISECONDS);
        channel.attr(DEADLINE).set(deadline);
    }

    private static void clear(Connection connection) {
        var deadline = connection.channel().attr(DEADLINE).getAndSet(null);
        if (deadline != null) {
            deadline.cancel(false);
        }
    }
}
