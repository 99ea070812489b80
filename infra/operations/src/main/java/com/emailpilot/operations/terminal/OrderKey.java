package com.emailpilot.operations.terminal;

import java.util.UUID;
import picocli.CommandLine.Option;

/** What an order is given under; a command that must not be carried out twice takes it in as a {@code @Mixin}. */
public final class OrderKey {

    private final String fresh = UUID.randomUUID().toString();

    @Option(
            names = "--key",
            paramLabel = "TEXT",
            defaultValue = "",
            description = "Names the order: given again under the same key it goes on, and repeats nothing.")
    private String given = "";

    public String value() {
        return given.isBlank() ? fresh : given;
    }
}
