package com.emailpilot.local.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Asks the system's own tools which process listens on a port. */
final class PortHolder {
    private static final String NOBODY_KNOWN = "another process";
    private static final Pattern LSOF = Pattern.compile("p(\\d+)\\s+c(\\S+)");
    private static final Pattern SS = Pattern.compile("\\(\\(\"(?<name>[^\"]+)\",pid=(?<pid>\\d+)");

    private PortHolder() {}

    static String of(int port) {
        return Stream.of(byLsof(port), bySs(port))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(NOBODY_KNOWN);
    }

    private static Optional<String> byLsof(int port) {
        var found = LSOF.matcher(output("lsof", "-nP", "-iTCP:" + port, "-sTCP:LISTEN", "-Fpc"));
        return found.find() ? Optional.of(found.group(2) + " (pid " + found.group(1) + ")") : Optional.empty();
    }

    private static Optional<String> bySs(int port) {
        var found = SS.matcher(output("ss", "-Hltnp", "sport = :" + port));
        return found.find() ? Optional.of(found.group("name") + " (pid " + found.group("pid") + ")") : Optional.empty();
    }

    private static String output(String... command) {
        try {
            var process = new ProcessBuilder(List.of(command))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException _) {
            return "";
        }
    }
}
