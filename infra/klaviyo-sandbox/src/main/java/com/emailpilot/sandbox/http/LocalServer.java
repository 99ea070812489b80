package com.emailpilot.sandbox.http;

import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.resources.LoopResources;

/** One of the two hosts, listening. */
public final class LocalServer implements AutoCloseable {

    private static final int MAX_HEAD_BYTES = 65_536;

    private final DisposableServer server;
    private final ChannelGroup connections;

    private LocalServer(DisposableServer server, ChannelGroup connections) {
        this.server = server;
        this.connections = connections;
    }

    /**
     * Blocks until the port is bound.
     *
     * @param port 0 for any free one
     */
    public static LocalServer start(
            String address, int port, LoopResources threads, Function<Request, Mono<Delivery>> conversation) {
        var connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
        var server = HttpServer.create()
                .host(address)
                .port(port)
                .runOn(threads, false)
                .channelGroup(connections)
                .httpRequestDecoder(
                        limits -> limits.maxInitialLineLength(MAX_HEAD_BYTES).maxHeaderSize(MAX_HEAD_BYTES))
                .handle((request, response) -> answer(request, response, conversation))
                .bindNow();
        return new LocalServer(server, connections);
    }

    public int port() {
        return server.port();
    }

    /** Closes the port and every connection, also those that were left hanging. */
    @Override
    public void close() {
        connections.close().awaitUninterruptibly();
        server.disposeNow();
    }

    private static Publisher<Void> answer(
            HttpServerRequest request, HttpServerResponse response, Function<Request, Mono<Delivery>> conversation) {
        return request.receive()
                .aggregate()
                .asString(StandardCharsets.UTF_8)
                .defaultIfEmpty("")
                .map(body -> received(request, body))
                .flatMap(conversation)
                .flatMap(delivery -> Mono.from(DeliveryWriter.write(delivery, response)));
    }

    private static Request received(HttpServerRequest request, String body) {
        var uri = request.uri();
        var question = uri.indexOf('?');
        var path = question < 0 ? uri : uri.substring(0, question);
        var query = question < 0 ? "" : uri.substring(question + 1);
        var headers = new LinkedHashMap<String, List<String>>();
        request.requestHeaders()
                .names()
                .forEach(name -> headers.put(name, request.requestHeaders().getAll(name)));
        return new Request(request.method().name(), path, query, headers, body);
    }
}
