package com.emailpilot.emulators;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * The jars out of Google's published component archives, downloaded once into the cache. A jar gets its name in the
 * cache only after its checksum was found right, so that a broken download is never run.
 */
final class DownloadedJars implements JarSource {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(30);

    private final URI baseUrl;
    private final Path cache;
    private final DownloadProgress progress;

    DownloadedJars(URI baseUrl, Path cache, DownloadProgress progress) {
        this.baseUrl = baseUrl;
        this.cache = cache;
        this.progress = progress;
    }

    @Override
    public Optional<Path> find(Component component) {
        var jar = cache.resolve(component.id() + "-" + component.sha256().substring(0, 12) + ".jar");
        if (!Files.exists(jar)) {
            download(component, jar);
        }
        return Optional.of(jar);
    }

    private void download(Component component, Path jar) {
        var archive = URI.create(baseUrl + "/" + component.archiveName());
        try (var http = HttpClient.newBuilder()
                .connectTimeout(CONNECT_TIMEOUT)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            var request =
                    HttpRequest.newBuilder(archive).timeout(ANSWER_TIMEOUT).build();
            var answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (var body = answer.body()) {
                if (answer.statusCode() != 200) {
                    throw new IOException("HTTP status " + answer.statusCode());
                }
                var length = answer.headers().firstValueAsLong("Content-Length").orElse(-1);
                store(new ReportedStream(body, component.title(), length, progress), component, jar);
            }
        } catch (IOException e) {
            throw new JarUnavailableException("download of " + archive + " failed (" + reason(e) + ")", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JarUnavailableException("download of " + archive + " was interrupted", e);
        }
    }

    private void store(InputStream archive, Component component, Path jar) throws IOException {
        var incoming = Files.createTempFile(Files.createDirectories(cache), component.id(), ".part");
        try {
            var checksum = extract(archive, component, incoming);
            if (!checksum.equals(component.sha256())) {
                throw new IOException("checksum " + checksum + " instead of " + component.sha256());
            }
            Files.move(incoming, jar, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(incoming);
        }
    }

    private static String extract(InputStream archive, Component component, Path target) throws IOException {
        try (var tar = new TarArchiveInputStream(new GzipCompressorInputStream(new BufferedInputStream(archive)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (component.isJar(entry.getName())) {
                    return copy(tar, target);
                }
            }
        }
        throw new IOException("the archive holds no such jar");
    }

    private static String copy(InputStream source, Path target) throws IOException {
        try (var sink = new DigestOutputStream(Files.newOutputStream(target), MessageDigest.getInstance("SHA-256"))) {
            source.transferTo(sink);
            return HexFormat.of().formatHex(sink.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Run this with a complete JDK", e);
        }
    }

    private static String reason(IOException e) {
        return e instanceof ConnectException
                ? "cannot connect"
                : Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName());
    }
}
