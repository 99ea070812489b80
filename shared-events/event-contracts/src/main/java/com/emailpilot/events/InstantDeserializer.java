package com.emailpilot.events;

import java.time.DateTimeException;
import java.time.Instant;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/** Reads ISO-8601 and nothing else: Jackson's own would take a number for an epoch. */
final class InstantDeserializer extends ValueDeserializer<Instant> {

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context) {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            return context.reportInputMismatch(this, "a time is a text");
        }
        try {
            return Instant.parse(parser.getString());
        } catch (DateTimeException _) {
            return context.reportInputMismatch(this, "a time is an ISO-8601 text");
        }
    }
}
