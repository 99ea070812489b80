package com.emailpilot.klaviyo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.emailpilot.klaviyo.ScriptedServer.Reply;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** What a server may do to a client. */
final class Replies {

    private Replies() {}

    static Reply json(int status, String body, String... headers) {
        return answer(status, "application/json", body, headers);
    }

    static Reply jsonApi(int status, String body, String... headers) {
        return answer(status, "application/vnd.api+json", body, headers);
    }

    static Reply html(int status) {
        return answer(status, "text/html; charset=UTF-8", "<!doctype html><title>Just a moment...</title>");
    }

    static Reply answer(int status, String contentType, String body, String... headers) {
        var bytes = body.getBytes(UTF_8);
        return bytes("HTTP/1.1 " + status + " Scripted\r\nContent-Type: " + contentType + "\r\nContent-Length: "
                + bytes.length + "\r\n" + lines(headers) + "\r\n" + body);
    }

    static Reply bytes(String response) {
        return connection -> connection.getOutputStream().write(response.getBytes(UTF_8));
    }

    /** The head and half of the body, then the end of the connection. */
    static Reply truncated(String body) {
        return connection -> {
            bytes("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + 2 * body.length()
                            + "\r\n\r\n" + body)
                    .to(connection);
            connection.close();
        };
    }

    /** A reset instead of an answer. */
    static Reply reset() {
        return connection -> {
            connection.setSoLinger(true, 0);
            connection.close();
        };
    }

    /** No answer until the client gives up. */
    static Reply silence() {
        return afterwards(Duration.ofSeconds(5), _ -> {});
    }

    static Reply afterwards(Duration delay, Reply reply) {
        return connection -> {
            LockSupport.parkNanos(delay.toNanos());
            reply.to(connection);
        };
    }

    /** Once somebody counted down; gives up after ten seconds. */
    static Reply after(CountDownLatch latch, Reply reply) {
        return connection -> {
            try {
                if (latch.await(10, TimeUnit.SECONDS)) {
                    reply.to(connection);
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        };
    }

    /** JSON of this size, as fast as the client takes it. */
    static Reply huge(int megabytes) {
        return connection -> {
            bytes("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + ((long) megabytes << 20)
                            + "\r\n\r\n{\"access_token\":\"")
                    .to(connection);
            var part = "x".repeat(1 << 20).getBytes(UTF_8);
            for (int i = 0; i < megabytes; i++) {
                connection.getOutputStream().write(part);
            }
        };
    }

    private static String lines(String... headers) {
        return headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
    }
}
