package com.emailpilot.emulators;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CloudCliJarsTest {
    @TempDir
    private Path folder;

    @Test
    void takesTheInstallationThatTheEnvironmentNames() throws IOException {
        var named = installation("named");
        var usual = installation("usual");
        var jars = new CloudCliJars(Map.of("CLOUDSDK_ROOT_DIR", named.toString()), List.of(usual.toString()));

        var jar = jars.find(Component.PUBSUB);

        assertThat(jar).contains(pubSubJar(named));
    }

    @Test
    void followsTheLinkOfGcloudOnThePath() throws IOException {
        var sdk = installation("sdk");
        var gcloud = Files.createFile(Files.createDirectory(sdk.resolve("bin")).resolve("gcloud"));
        assertThat(gcloud.toFile().setExecutable(true)).isTrue();
        var bin = Files.createDirectory(folder.resolve("usr-bin"));
        Files.createSymbolicLink(bin.resolve("gcloud"), gcloud);
        var jars = new CloudCliJars(Map.of("PATH", "/nowhere:" + bin), List.of());

        var jar = jars.find(Component.PUBSUB);

        assertThat(jar).contains(pubSubJar(sdk.toRealPath()));
    }

    @Test
    void looksInTheHomeFolderLast() throws IOException {
        var sdk = installation("google-cloud-sdk");
        var jars = new CloudCliJars(Map.of("HOME", folder.toString()), List.of("/nowhere"));

        var jar = jars.find(Component.PUBSUB);

        assertThat(jar).contains(pubSubJar(sdk));
    }

    @Test
    void passesOverAnInstallationWithoutTheComponent() throws IOException {
        var without = folder.resolve("without");
        Files.createDirectories(without.resolve("platform/gsutil"));
        var with = installation("with");
        var jars = new CloudCliJars(Map.of("CLOUDSDK_ROOT_DIR", without.toString()), List.of(with.toString()));

        var jar = jars.find(Component.PUBSUB);

        assertThat(jar).contains(pubSubJar(with));
    }

    @Test
    void findsNothingWhereNothingIsInstalled() {
        var jars = new CloudCliJars(Map.of("PATH", "/nowhere", "HOME", "/nowhere"), List.of());

        var jar = jars.find(Component.FIRESTORE);

        assertThat(jar).isEmpty();
    }

    private Path installation(String name) throws IOException {
        var sdk = folder.resolve(name);
        Files.createDirectories(sdk.resolve("platform/pubsub-emulator/lib"));
        Files.createFile(pubSubJar(sdk));
        return sdk;
    }

    private static Path pubSubJar(Path sdk) {
        return sdk.resolve("platform/pubsub-emulator/lib/cloud-pubsub-emulator-0.8.20-all.jar");
    }
}
