package com.emailpilot.emulators;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;

/** A local HTTP server in Google's place, with component archives of the same layout. */
final class PublishedArchives implements AutoCloseable {
    private final HttpServer server;
    private final AtomicInteger requests = new AtomicInteger();

    PublishedArchives() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    URI baseUrl() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    int requests() {
        return requests.get();
    }

    void serve(Component component, byte[] archive) {
        serve(component, archive, archive.length);
    }

    /** Announces the whole archive, but closes the connection after {@code bytes}. */
    void serve(Component component, byte[] archive, int bytes) {
        server.createContext("/" + component.archiveName(), exchange -> send(exchange, archive, bytes));
    }

    private void send(HttpExchange exchange, byte[] archive, int bytes) throws IOException {
        requests.incrementAndGet();
        exchange.sendResponseHeaders(200, archive.length);
        exchange.getResponseBody().write(archive, 0, bytes);
        exchange.close();
    }

    static byte[] archiveOf(String jarPath, byte[] jar) throws IOException {
        var archive = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(new GzipCompressorOutputStream(archive))) {
            addEntry(tar, "platform/README", new byte[] {1, 2, 3});
            addEntry(tar, jarPath, jar);
        }
        return archive.toByteArray();
    }

    private static void addEntry(TarArchiveOutputStream tar, String name, byte[] content) throws IOException {
        var entry = new TarArchiveEntry(name);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    static byte[] jarOfSize(int bytes) {
        var jar = new byte[bytes];
        new Random(bytes).nextBytes(jar);
        return jar;
    }

    static String sha256(byte[] content) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }

    static byte[] firstHalf(byte[] content) {
        return Arrays.copyOf(content, content.length / 2);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
