package com.emailpilot.gateway.signin;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.gateway.GatewayTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@GatewayTest
final class SlowCallersTest {

    private static final String HEALTH = "GET /actuator/health HTTP/1.1\r\nHost: localhost\r\n";

    private final int port;

    SlowCallersTest(@LocalServerPort int port) {
        this.port = port;
    }

    @Test
    void losesACallerWhoSaysNothing() throws IOException {
        try (var socket = connect()) {
            assertThat(closedAfter(socket)).isLessThan(Duration.ofSeconds(4));
        }
    }

    @Test
    void losesACallerWhoSendsHeadersDropByDrop() throws IOException {
        try (var socket = connect();
                var drops = Executors.newSingleThreadScheduledExecutor()) {
            socket.getOutputStream().write(HEALTH.getBytes(US_ASCII));
            var _ = drops.scheduleAtFixedRate(() -> drop(socket), 100, 100, TimeUnit.MILLISECONDS);

            var closed = closedAfter(socket);
            drops.shutdownNow();

            assertThat(closed).isLessThan(Duration.ofSeconds(4));
        }
    }

    @Test
    void losesACallerWhoDropsTheNextRequest() throws IOException {
        try (var socket = connect();
                var drops = Executors.newSingleThreadScheduledExecutor()) {
            socket.getOutputStream().write((HEALTH + "\r\n" + HEALTH).getBytes(US_ASCII));
            var _ = drops.scheduleAtFixedRate(() -> drop(socket), 100, 100, TimeUnit.MILLISECONDS);

            var closed = closedAfter(socket);
            drops.shutdownNow();

            assertThat(closed).isLessThan(Duration.ofSeconds(4));
        }
    }

    @Test
    void losesACallerWhoNeverSendsTheBody() throws IOException {
        try (var socket = connect()) {
            var form = "POST /login HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n"
                    + "Content-Type: application/x-www-form-urlencoded\r\n\r\nx";
            socket.getOutputStream().write(form.getBytes(US_ASCII));

            assertThat(closedAfter(socket)).isLessThan(Duration.ofSeconds(4));
        }
    }

    private Socket connect() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(8_000);
        return socket;
    }

    private static Duration closedAfter(Socket socket) throws IOException {
        var start = System.nanoTime();
        try {
            socket.getInputStream().readAllBytes();
        } catch (SocketException _) {
            // reset: closed as well
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static void drop(Socket socket) {
        try {
            socket.getOutputStream().write("X-A: b\r\n".getBytes(US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
