package com.emailpilot.klaviyo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ServerSocketFactory;

/** A real HTTP server that records each request as it came over the wire and does what the test lined up. */
final class ScriptedServer implements AutoCloseable {

    /** What happens after a request was read. */
    interface Reply {
        void to(Socket connection) throws IOException;
    }

    private final ServerSocket listener;
    private final Thread acceptor;
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Queue<Reply> replies = new ConcurrentLinkedQueue<>();

    ScriptedServer() {
        this(0);
    }

    ScriptedServer(int port) {
        this(port, ServerSocketFactory.getDefault());
    }

    ScriptedServer(int port, ServerSocketFactory sockets) {
        try {
            this.listener = sockets.createServerSocket(port, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.acceptor = Thread.ofPlatform().daemon().start(this::accept);
    }

    ScriptedServer replies(Reply... next) {
        replies.addAll(List.of(next));
        return this;
    }

    /** Each request with its headers and body, in the order of arrival. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    int connections() {
        return connections.size();
    }

    int port() {
        return listener.getLocalPort();
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    KlaviyoEndpoints endpoints() {
        return KlaviyoEndpoints.of(uri("/"), uri("/"));
    }

    /** From its return on nobody connects any more. */
    @Override
    public void close() {
        try {
            listener.close();
            acceptor.join();
            for (var connection : connections) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                var connection = listener.accept();
                connections.add(connection);
                Thread.ofVirtual().start(() -> serve(connection));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            var in = new BufferedInputStream(connection.getInputStream());
            for (var request = read(in); !request.isEmpty(); request = read(in)) {
                requests.add(request);
                var reply = replies.poll();
                if (reply == null) {
                    throw new IOException("no reply is lined up");
                }
                reply.to(connection);
            }
        } catch (IOException _) {
            return;
        }
    }

    /** Empty at the end of the connection. */
    private static String read(InputStream in) throws IOException {
        var head = new ByteArrayOutputStream();
        while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                return "";
            }
            head.write(next);
        }
        return head.toString(ISO_8859_1) + new String(in.readNBytes(bodyLength(head.toString(ISO_8859_1))), UTF_8);
    }

    private static int bodyLength(String head) {
        return head.lines()
                .filter(line -> line.regionMatches(true, 0, "content-length:", 0, 15))
                .map(line -> Integer.valueOf(line.substring(15).strip()))
                .findFirst()
                .orElse(0);
    }
}
