package com.emailpilot.system.deploy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Lets Terraform itself work out the locals of topology.tf, which needs neither provider nor network. */
final class TerraformConsole {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String TOPOLOGY =
            "shared-events/event-contracts/src/main/resources/com/emailpilot/events/topology.json";

    private final Path copy;

    /** @param folder empty; gets a copy of what topology.tf reads, laid out as in the repository */
    TerraformConsole(Path folder) throws IOException {
        this.copy = folder.resolve("infra/terraform");
        Files.createDirectories(copy);
        Files.copy(ProjectFiles.at("infra/terraform/topology.tf"), copy.resolve("topology.tf"));
        Path topology = folder.resolve(TOPOLOGY);
        Files.createDirectories(topology.getParent());
        Files.copy(ProjectFiles.at(TOPOLOGY), topology);
    }

    static boolean isInstalled() throws InterruptedException {
        try {
            return run(Path.of("."), "version").waitFor() == 0;
        } catch (IOException _) {
            return false;
        }
    }

    static Process run(Path folder, String... arguments) throws IOException {
        var command = new ProcessBuilder("terraform").directory(folder.toFile());
        command.command().addAll(List.of(arguments));
        command.environment().remove("TF_CLI_CONFIG_FILE");
        return command.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    /** The value of an expression. */
    JsonNode evaluate(String expression) throws IOException {
        Process console = run(copy, "console");
        try (var input = console.getOutputStream()) {
            input.write(("jsonencode(" + expression + ")\n").getBytes(StandardCharsets.UTF_8));
        }
        String quoted = new String(console.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return JSON.readTree(JSON.readValue(quoted, String.class));
    }
}
