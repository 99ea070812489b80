package com.emailpilot.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** JSON Schemas (draft 2020-12) of what Klaviyo answers, for whoever wants to hold a recording or a fake to them. */
public enum AnswerSchema {
    ACCOUNTS,
    ACCOUNT,
    LISTS,
    SEGMENTS,
    ERRORS,
    TOKENS,
    TOKEN_ERROR;

    /** The schema itself, as JSON. */
    public String json() {
        var name = "schemas/" + name().toLowerCase(Locale.ROOT).replace('_', '-') + ".json";
        try (var in = AnswerSchema.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + name + "; build it again");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
