package com.emailpilot.operations.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who works at the command line.
 *
 * @param name e-mail address of the Google account that is active, else the user of this machine as {@code os-user:NAME}
 */
record Operator(String name) {

    static Operator of(SystemSettings settings) {
        return new Operator((settings.local() ? Optional.<String>empty() : googleAccount(settings))
                .orElseGet(() -> "os-user:" + System.getProperty("user.name", "unknown")));
    }

    private static Optional<String> googleAccount(SystemSettings settings) {
        return settings.find("GOOGLE_APPLICATION_CREDENTIALS")
                .flatMap(file -> serviceAccount(Path.of(file)))
                .or(() -> settings.find("CLOUDSDK_CORE_ACCOUNT"))
                .or(() -> activeAccount(configuration(settings)));
    }

    private static Optional<String> serviceAccount(Path file) {
        try {
            return JsonMapper.shared()
                    .readTree(file.toFile())
                    .path("client_email")
                    .stringValueOpt();
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    private static Path configuration(SystemSettings settings) {
        var folder = settings.find("CLOUDSDK_CONFIG")
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home", "."), ".config", "gcloud"));
        var active = line(folder.resolve("active_config"), "")
                .or(() -> settings.find("CLOUDSDK_ACTIVE_CONFIG_NAME"))
                .orElse("default");
        return folder.resolve("configurations").resolve("config_" + active);
    }

    private static Optional<String> activeAccount(Path configuration) {
        return line(configuration, "account = ");
    }

    /** What follows the beginning in the first line that begins so. */
    private static Optional<String> line(Path file, String beginning) {
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(beginning))
                    .map(line -> line.substring(beginning.length()).strip())
                    .filter(text -> !text.isEmpty())
                    .findFirst();
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
