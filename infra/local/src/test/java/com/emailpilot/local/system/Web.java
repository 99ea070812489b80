package com.emailpilot.local.system;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/** Asks parts of a system over HTTP. */
public final class Web {
    private Web() {}

    public static String get(URI page) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(page));
    }

    public static String post(URI page, String json) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(page).POST(BodyPublishers.ofString(json)));
    }

    /** Stores a client's name in a Firestore emulator. */
    public static void writeClient(URI firestore, String project, String name)
            throws IOException, InterruptedException {
        send(HttpRequest.newBuilder(client(firestore, project))
                .method("PATCH", BodyPublishers.ofString("""
                {"fields": {"display_name": {"stringValue": "%s"}}}""".formatted(name))));
    }

    /** The stored client as JSON. */
    public static String readClient(URI firestore, String project) throws IOException, InterruptedException {
        return get(client(firestore, project));
    }

    private static URI client(URI firestore, String project) {
        return firestore.resolve("/v1/projects/" + project + "/databases/(default)/documents/clients/one");
    }

    private static String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request.header("Authorization", "Bearer owner").build(), BodyHandlers.ofString())
                    .body();
        }
    }
}
