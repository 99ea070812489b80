package com.emailpilot.local.system;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * In the place of a service or of the sandbox: listens on the ports that its environment names, is healthy at once, shows
 * its environment at {@code /environment}, and ends with status 3 when {@code /die} is asked.
 */
public final class StandIn {
    private static final List<String> OF_SERVICES = List.of("SERVER_PORT", "MANAGEMENT_SERVER_PORT");
    private static final List<String> OF_SANDBOX = List.of("SANDBOX_CONSENT_PORT", "SANDBOX_API_PORT");

    private StandIn() {}

    public static void main(String[] arguments) throws IOException {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> System.out.println("hooks ran")));
        for (var port : ports().toList()) {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            server.createContext("/actuator/health", exchange -> answer(exchange, "{\"status\":\"UP\"}"));
            server.createContext("/environment", exchange -> answer(exchange, environment()));
            server.createContext("/die", _ -> die());
            server.start();
        }
    }

    private static Stream<Integer> ports() {
        var names = System.getenv().containsKey(OF_SERVICES.getFirst()) ? OF_SERVICES : OF_SANDBOX;
        return names.stream().map(System::getenv).map(Integer::valueOf);
    }

    private static String environment() {
        return System.getenv().entrySet().stream().map(Map.Entry::toString).collect(Collectors.joining("\n"));
    }

    private static void die() {
        System.out.println("this is my last line");
        Runtime.getRuntime().halt(3);
    }

    private static void answer(HttpExchange exchange, String text) throws IOException {
        var body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
