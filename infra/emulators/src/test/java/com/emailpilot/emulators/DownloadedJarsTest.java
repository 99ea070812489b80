package com.emailpilot.emulators;

import static com.emailpilot.emulators.PublishedArchives.archiveOf;
import static com.emailpilot.emulators.PublishedArchives.firstHalf;
import static com.emailpilot.emulators.PublishedArchives.jarOfSize;
import static com.emailpilot.emulators.PublishedArchives.sha256;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DownloadedJarsTest {
    private static final String JAR_PATH = "platform/cloud-firestore-emulator/cloud-firestore-emulator.jar";
    private static final byte[] JAR = jarOfSize(300_000);

    @TempDir
    private Path cache;

    private final List<Long> progress = new ArrayList<>();
    private PublishedArchives published;
    private Component component;
    private DownloadedJars jars;

    @BeforeEach
    void publish() throws IOException, NoSuchAlgorithmException {
        published = new PublishedArchives();
        component = Component.FIRESTORE.withSha256(sha256(JAR));
        jars = new DownloadedJars(published.baseUrl(), cache, (_, bytes, _) -> progress.add(bytes));
    }

    @AfterEach
    void unpublish() {
        published.close();
    }

    @Test
    void takesTheJarOutOfTheArchive() throws IOException {
        published.serve(component, archiveOf(JAR_PATH, JAR));

        var jar = jars.find(component);

        assertThat(jar).get().satisfies(file -> assertThat(file).hasBinaryContent(JAR));
    }

    @Test
    void downloadsOnce() throws IOException {
        published.serve(component, archiveOf(JAR_PATH, JAR));

        var first = jars.find(component);
        var second = jars.find(component);

        assertThat(second).isEqualTo(first);
        assertThat(published.requests()).isEqualTo(1);
    }

    @Test
    void reportsProgressThatGrows() throws IOException {
        published.serve(component, archiveOf(JAR_PATH, JAR));

        jars.find(component);

        assertThat(progress).hasSizeGreaterThan(1).isSorted();
    }

    @Test
    void refusesAJarWithAnotherChecksum() throws IOException {
        published.serve(component, archiveOf(JAR_PATH, jarOfSize(299_999)));

        assertThatThrownBy(() -> jars.find(component))
                .isInstanceOf(JarUnavailableException.class)
                .hasMessageContaining("checksum");

        assertThat(cache).isEmptyDirectory();
    }

    @Test
    void refusesADownloadThatBreaksOff() throws IOException {
        var archive = archiveOf(JAR_PATH, JAR);
        published.serve(component, archive, archive.length / 2);

        assertThatThrownBy(() -> jars.find(component)).isInstanceOf(JarUnavailableException.class);

        assertThat(cache).isEmptyDirectory();
    }

    @Test
    void refusesAnArchiveThatWasPublishedCutOff() throws IOException {
        published.serve(component, firstHalf(archiveOf(JAR_PATH, JAR)));

        assertThatThrownBy(() -> jars.find(component)).isInstanceOf(JarUnavailableException.class);

        assertThat(cache).isEmptyDirectory();
    }

    @Test
    void refusesAnArchiveWithoutTheJar() throws IOException {
        published.serve(component, archiveOf("platform/cloud-firestore-emulator/other.jar", JAR));

        assertThatThrownBy(() -> jars.find(component)).hasMessageContaining("holds no such jar");

        assertThat(cache).isEmptyDirectory();
    }

    @Test
    void saysThatNothingIsPublishedThere() {
        assertThatThrownBy(() -> jars.find(component)).hasMessageContaining("HTTP status 404");
    }

    @Test
    void saysThatTheServerIsDown() {
        var nobody = new DownloadedJars(URI.create("http://127.0.0.1:" + FreePorts.next()), cache, (_, _, _) -> {});

        assertThatThrownBy(() -> nobody.find(component)).hasMessageContaining("cannot connect");
    }

    @Test
    void replacesNothingUntilTheNextAttemptSucceeds() throws IOException {
        var archive = archiveOf(JAR_PATH, JAR);
        try (var broken = new PublishedArchives()) {
            broken.serve(component, archive, archive.length / 2);
            assertThatThrownBy(() -> new DownloadedJars(broken.baseUrl(), cache, (_, _, _) -> {}).find(component))
                    .isInstanceOf(JarUnavailableException.class);
        }
        published.serve(component, archive);

        var jar = jars.find(component);

        assertThat(jar).get().satisfies(file -> assertThat(file).hasBinaryContent(JAR));
    }
}
