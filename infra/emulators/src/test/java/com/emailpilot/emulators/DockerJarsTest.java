package com.emailpilot.emulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DockerJarsTest {
    @TempDir
    private Path folder;

    private Path composeFile;

    @BeforeEach
    void nameTheImage() throws IOException {
        composeFile = folder.resolve("docker-compose.yml");
        Files.writeString(composeFile, """
                services:
                  pubsub:
                    image: gcr.io/google.com/cloudsdktool/google-cloud-cli:528.0.0-emulators
                """);
    }

    @Test
    void copiesTheJarOutOfTheImageThatTheComposeFileNames() throws IOException {
        var docker = docker("""
                case "$1" in
                version) echo 28.2.2 ;;
                create) [ "$2" = gcr.io/google.com/cloudsdktool/google-cloud-cli:528.0.0-emulators ] && echo c0ffee ;;
                cp) [ "$2" = c0ffee:/usr/lib/google-cloud-sdk/platform/cloud-firestore-emulator ] &&
                    mkdir "$3/cloud-firestore-emulator" &&
                    echo jar >"$3/cloud-firestore-emulator/cloud-firestore-emulator.jar" ;;
                rm) [ "$2" = c0ffee ] ;;
                esac
                """);

        var jar = new DockerJars(docker, composeFile, folder).find(Component.FIRESTORE);

        assertThat(jar).get().satisfies(file -> assertThat(file).hasContent("jar"));
    }

    @Test
    void needsNoEngineOnceTheJarIsCopied() throws IOException {
        var working = docker("""
                case "$1" in
                create) echo c0ffee ;;
                cp) mkdir "$3/cloud-firestore-emulator" && : >"$3/cloud-firestore-emulator/cloud-firestore-emulator.jar" ;;
                esac
                """);
        var first = new DockerJars(working, composeFile, folder).find(Component.FIRESTORE);

        var second = new DockerJars("/nowhere/docker", composeFile, folder).find(Component.FIRESTORE);

        assertThat(second).isPresent().isEqualTo(first);
    }

    @Test
    void isPassedOverWhereNoEngineAnswers() throws IOException {
        var docker = docker("exit 1");

        var jar = new DockerJars(docker, composeFile, folder).find(Component.PUBSUB);

        assertThat(jar).isEmpty();
    }

    @Test
    void isPassedOverWithoutDocker() {
        var jar = new DockerJars("/nowhere/docker", composeFile, folder).find(Component.PUBSUB);

        assertThat(jar).isEmpty();
    }

    @Test
    void saysThatTheImageCannotBeHad() throws IOException {
        var docker = docker("[ \"$1\" = version ]");
        var jars = new DockerJars(docker, composeFile, folder);

        assertThatThrownBy(() -> jars.find(Component.PUBSUB))
                .isInstanceOf(JarUnavailableException.class)
                .hasMessageContaining("docker create");
    }

    private String docker(String script) throws IOException {
        var file = Files.writeString(folder.resolve("docker.sh"), "#!/bin/sh\n" + script);
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file.toString();
    }
}
