package com.emailpilot.events;

import java.time.Duration;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/** Reads the seconds of Google's APIs and of Terraform, for example {@code 604800s}. */
final class SecondsDeserializer extends ValueDeserializer<Duration> {

    @Override
    public Duration deserialize(JsonParser parser, DeserializationContext context) {
        return Duration.parse("PT" + parser.getString());
    }
}
