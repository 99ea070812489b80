package com.emailpilot.sandbox;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/** A sandbox in a process of its own, on free ports. */
final class SandboxProcess implements AutoCloseable {

    private static final Pattern API = Pattern.compile("API (\\S+)");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final String firstLine;

    private SandboxProcess(Process process, String firstLine) {
        this.process = process;
        this.firstLine = firstLine;
    }

    /** Blocks until it serves, or has said why it does not. */
    static SandboxProcess start(Path stateFile) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder = new ProcessBuilder(
                java,
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                SandboxApplication.class.getName());
        builder.environment()
                .putAll(Map.of(
                        "SANDBOX_CONSENT_PORT", "0",
                        "SANDBOX_API_PORT", "0",
                        "SANDBOX_STATE_FILE", stateFile.toString()));
        var process = builder.redirectErrorStream(true).start();
        var lines = process.inputReader().lines().filter(line -> !line.startsWith("SLF4J"));
        return new SandboxProcess(process, lines.findFirst().orElse(""));
    }

    String firstLine() {
        return firstLine;
    }

    Process ended() {
        return process;
    }

    /** Connects an account; returns its refresh token. */
    String grant(String account) throws IOException, InterruptedException {
        var answer = post("/sandbox/grants", "application/json", "{\"account\":\"" + account + "\"}");
        return Integration.refreshToken(new JsonMapper().readTree(answer.body()));
    }

    /** The status that a refresh is answered with. */
    int refresh(String token) throws IOException, InterruptedException {
        var form = Integration.form(Map.of("grant_type", "refresh_token", "refresh_token", token));
        return post("/oauth/token", "application/x-www-form-urlencoded", form).statusCode();
    }

    void kill9() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    void terminate() {
        process.destroy();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        http.close();
    }

    private HttpResponse<String> post(String path, String type, String body) throws IOException, InterruptedException {
        var api = API.matcher(firstLine);
        if (!api.find()) {
            throw new IllegalStateException("The sandbox did not start: " + firstLine);
        }
        var request = HttpRequest.newBuilder(URI.create(api.group(1)).resolve(path))
                .header("Authorization", Integration.basic(SandboxSettings.DEFAULT_CLIENT_SECRET))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body));
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
