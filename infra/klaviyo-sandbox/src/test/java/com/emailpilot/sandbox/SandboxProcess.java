package com.emailpilot.sandbox;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A sandbox in a process of its own, on free ports. */
final class SandboxProcess implements AutoCloseable {

    private static final List<String> FLAGS = List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-XX:-UsePerfData",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

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
        return start(stateFile, List.of());
    }

    /** Like {@link #start(Path)}, but no file may become larger than some kilobytes. */
    static SandboxProcess onASmallDisk(Path stateFile) throws IOException {
        return start(stateFile, List.of("bash", "-c", "ulimit -f 16; exec \"$@\"", "bash"));
    }

    private static SandboxProcess start(Path stateFile, List<String> around) throws IOException {
        var command = new ArrayList<>(around);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), SandboxApplication.class.getName()));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "SANDBOX_CONSENT_PORT", "0",
                        "SANDBOX_API_PORT", "0",
                        "SANDBOX_STATE_FILE", stateFile.toString()));
        var process = builder.start();
        var lines = process.inputReader().lines().filter(line -> !line.startsWith("SLF4J"));
        return new SandboxProcess(process, lines.findFirst().orElse(""));
    }

    String firstLine() {
        return firstLine;
    }

    Process ended() {
        return process;
    }

    /** Connects an account; returns its refresh token, if it got one. */
    Optional<String> grant(String account) throws IOException, InterruptedException {
        var answer = post("/sandbox/grants", "application/json", "{\"account\":\"" + account + "\"}");
        return answer.statusCode() == 200
                ? Optional.of(Integration.refreshToken(Integration.json(answer)))
                : Optional.empty();
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
