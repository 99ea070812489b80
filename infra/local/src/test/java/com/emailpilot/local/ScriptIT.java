package com.emailpilot.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code ./emailpilot} in a project whose Maven and Java only write down how they were called. */
final class ScriptIT {
    private static final String MAVEN_THAT_BUILDS = """
            #!/bin/sh
            echo "mvnw $*" >>calls
            echo "[INFO] Building Event contracts 1.0.0-SNAPSHOT                        [1/2]"
            echo "[INFO] Building Local 1.0.0-SNAPSHOT                        [2/2]"
            for jar in infra/local/target/local-1.jar infra/klaviyo-sandbox/target/klaviyo-sandbox.jar \\
              oauth-gateway/target/a-app.jar client-provisioner/target/a-app.jar token-refresher/target/a-app.jar; do
              mkdir -p "$(dirname "$jar")" && : >"$jar"
            done
            """;
    private static final String MAVEN_THAT_FAILS = """
            #!/bin/sh
            echo "[INFO] Scanning"
            echo "[ERROR] Foo.java:[3,1] cannot find symbol"
            exit 1
            """;

    @TempDir
    private Path folder;

    private Path project;

    private record Run(int status, String output) {}

    @BeforeEach
    void project() throws IOException {
        project = Files.createDirectory(folder.resolve("a project"));
        Files.copy(Path.of("../../emailpilot"), project.resolve("emailpilot"), StandardCopyOption.COPY_ATTRIBUTES);
        for (var sources : List.of("infra/local", "infra/emulators", "oauth-gateway", "client-provisioner")) {
            Files.createDirectories(project.resolve(sources).resolve("src/main"));
        }
        Files.writeString(project.resolve("pom.xml"), "");
        script(project.resolve("jdk/bin/java"), "#!/bin/sh\necho java \"$@\"\nexit 7\n");
        Files.createDirectory(project.resolve(".mvn"));
        Files.writeString(project.resolve(".mvn/find-jdk"), "JAVA_HOME=$root/jdk\n");
        maven(MAVEN_THAT_BUILDS);
    }

    @Test
    void showsItsUsageWithoutBuilding() throws Exception {
        var run = run(project.resolve("emailpilot"));

        assertThat(run.status()).isZero();
        assertThat(run.output()).startsWith("Usage:");
        assertThat(project.resolve("calls")).doesNotExist();
    }

    @Test
    void refusesAnUnknownCommandWithoutBuilding() throws Exception {
        var run = run(project.resolve("emailpilot"), "bogus");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.output()).startsWith("Unknown command: bogus");
        assertThat(project.resolve("calls")).doesNotExist();
    }

    @Test
    void buildsAndThenBecomesTheLauncher() throws Exception {
        var run = run(project.resolve("emailpilot"), "up", "--fresh");

        assertThat(run.status()).isEqualTo(7);
        assertThat(run.output())
                .contains("[1/2] Event contracts", "[2/2] Local")
                .contains("-Demailpilot.root=" + project)
                .endsWith("com.emailpilot.local.EmailPilot up --fresh\n");
    }

    @Test
    void buildsOnce() throws Exception {
        run(project.resolve("emailpilot"), "up");

        run(project.resolve("emailpilot"), "up");

        assertThat(builds()).hasSize(1);
    }

    @Test
    void buildsAgainWhatChanged() throws Exception {
        run(project.resolve("emailpilot"), "up");

        Files.writeString(project.resolve("oauth-gateway/src/main/New.java"), "");
        run(project.resolve("emailpilot"), "up");

        assertThat(builds()).hasSize(2);
    }

    @Test
    void buildsAgainWhenASourceIsGone() throws Exception {
        var source = Files.writeString(project.resolve("oauth-gateway/src/main/Old.java"), "");
        run(project.resolve("emailpilot"), "up");

        Files.delete(source);
        run(project.resolve("emailpilot"), "up");

        assertThat(builds()).hasSize(2);
    }

    @Test
    void takesNoNoticeOfChangedTests() throws Exception {
        Files.createDirectories(project.resolve("oauth-gateway/src/test"));
        run(project.resolve("emailpilot"), "up");

        Files.writeString(project.resolve("oauth-gateway/src/test/NewTest.java"), "");
        run(project.resolve("emailpilot"), "up");

        assertThat(builds()).hasSize(1);
    }

    @Test
    void buildsAgainWhereAJarIsGone() throws Exception {
        run(project.resolve("emailpilot"), "up");

        Files.delete(project.resolve("token-refresher/target/a-app.jar"));
        run(project.resolve("emailpilot"), "up");

        assertThat(builds()).hasSize(2);
    }

    @Test
    void buildsOnceForTwoWhoStartTogether() throws Exception {
        var other = start(folder, project.resolve("emailpilot").toString(), "up");

        run(project.resolve("emailpilot"), "up");
        other.waitFor();

        assertThat(builds()).hasSize(1);
    }

    @Test
    void takesALockWhoseOwnerIsGone() throws Exception {
        Files.createDirectories(project.resolve("target/emailpilot-build.lock"));
        Files.writeString(project.resolve("target/emailpilot-build.lock/pid"), "999999999");

        var run = run(project.resolve("emailpilot"), "up");

        assertThat(run.status()).isEqualTo(7);
    }

    @Test
    void showsTheErrorsOfABuildThatFailsAndTriesAgainNextTime() throws Exception {
        maven(MAVEN_THAT_FAILS);
        var failed = run(project.resolve("emailpilot"), "up");

        maven(MAVEN_THAT_BUILDS);
        var next = run(project.resolve("emailpilot"), "up");

        assertThat(failed.status()).isEqualTo(1);
        assertThat(failed.output())
                .contains("Foo.java:[3,1] cannot find symbol")
                .contains(project.resolve("target/emailpilot-build.log").toString())
                .doesNotContain("Scanning");
        assertThat(next.status()).isEqualTo(7);
    }

    @Test
    void worksFromAnywhereThroughALink() throws Exception {
        var link = Files.createSymbolicLink(folder.resolve("ep"), Path.of("a project/emailpilot"));
        var elsewhere = Files.createSymbolicLink(folder.resolve("ep2"), link);

        var run = run(elsewhere, "up");

        assertThat(run.output()).contains("-Demailpilot.root=" + project);
    }

    @Test
    void stopsWithTheWordsOfFindJdkWhereThereIsNone() throws Exception {
        Files.writeString(project.resolve(".mvn/find-jdk"), "echo 'No JDK 25 found' >&2\nexit 1\n");

        var run = run(project.resolve("emailpilot"), "up");

        assertThat(run).isEqualTo(new Run(1, "No JDK 25 found\n"));
    }

    private List<String> builds() throws IOException {
        return Files.readAllLines(project.resolve("calls"));
    }

    private void maven(String text) throws IOException {
        script(project.resolve("mvnw"), text);
    }

    private static void script(Path file, String text) throws IOException {
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private Run run(Path script, String... arguments) throws IOException, InterruptedException {
        var command = Stream.concat(Stream.of(script.toString()), Stream.of(arguments));
        var process = start(folder, command.toArray(String[]::new));
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), output);
    }

    private static Process start(Path folder, String... command) throws IOException {
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
    }
}
