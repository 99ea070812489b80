package com.emailpilot.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** A project with the script {@code ./emailpilot}, whose Maven and Java only write down how they were called. */
final class FakeProject {
    static final String MAVEN_THAT_BUILDS = """
            #!/bin/sh
            echo "mvnw $*" >>calls
            echo "[INFO] Building Event contracts 1.0.0-SNAPSHOT                        [1/2]"
            echo "[INFO] Building Local 1.0.0-SNAPSHOT                        [2/2]"
            for jar in infra/local/target/local-1.jar infra/klaviyo-sandbox/target/klaviyo-sandbox.jar \\
              oauth-gateway/target/a-app.jar client-provisioner/target/a-app.jar token-refresher/target/a-app.jar; do
              mkdir -p "$(dirname "$jar")" && : >"$jar"
            done
            """;
    static final String MAVEN_THAT_FAILS = """
            #!/bin/sh
            echo "[INFO] Scanning"
            echo "[ERROR] Foo.java:[3,1] cannot find symbol"
            exit 1
            """;

    /** How the script ended. */
    record Run(int status, String output) {}

    private final Path parent;
    private final Path root;

    FakeProject(Path parent) throws IOException {
        this.parent = parent;
        this.root = Files.createDirectory(parent.resolve("a project"));
        Files.copy(Path.of("../../emailpilot"), file("emailpilot"), StandardCopyOption.COPY_ATTRIBUTES);
        for (var sources : List.of("infra/local", "infra/emulators", "oauth-gateway", "client-provisioner")) {
            Files.createDirectories(file(sources).resolve("src/main"));
        }
        Files.writeString(file("pom.xml"), "");
        script(file("jdk/bin/java"), "#!/bin/sh\necho java \"$@\"\nexit 7\n");
        Files.createDirectory(file(".mvn"));
        Files.writeString(file(".mvn/find-jdk"), "JAVA_HOME=$root/jdk\n");
        maven(MAVEN_THAT_BUILDS);
    }

    Path file(String path) {
        return root.resolve(path);
    }

    List<String> builds() throws IOException {
        return Files.readAllLines(file("calls"));
    }

    void maven(String text) throws IOException {
        script(file("mvnw"), text);
    }

    Run run(String... arguments) throws IOException, InterruptedException {
        return run(file("emailpilot"), arguments);
    }

    Run run(Path script, String... arguments) throws IOException, InterruptedException {
        var process = start(script, arguments);
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), output);
    }

    Process start(String... arguments) throws IOException {
        return start(file("emailpilot"), arguments);
    }

    private Process start(Path script, String... arguments) throws IOException {
        return new ProcessBuilder(Stream.concat(Stream.of(script.toString()), Stream.of(arguments))
                        .toList())
                .directory(parent.toFile())
                .redirectErrorStream(true)
                .start();
    }

    private static void script(Path file, String text) throws IOException {
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, text);
        if (!file.toFile().setExecutable(true)) {
            throw new IOException("cannot make " + file + " executable");
        }
    }
}
