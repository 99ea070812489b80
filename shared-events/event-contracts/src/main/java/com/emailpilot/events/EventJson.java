package com.emailpilot.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.type.LogicalType;

/** Events as JSON: strict about what is there, indifferent to what it does not know. */
final class EventJson {

    private static final int MAX_DATA_BYTES = 256 * 1024;
    private static final String OCCURRED_AT = "occurred_at";

    private final JsonMapper mapper = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxDocumentLength(MAX_DATA_BYTES)
                            .maxStringLength(MAX_DATA_BYTES)
                            .maxNestingDepth(32)
                            .maxNumberLength(32)
                            .maxNameLength(256)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .addModule(new SimpleModule().addDeserializer(Instant.class, new InstantDeserializer()))
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(
                    LogicalType.Textual,
                    config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .build();

    String write(Event event) {
        return mapper.writeValueAsString(event);
    }

    /** Reads an event; a scheduled one that does not say when it happened gets {@code time}. */
    Event read(EventType type, byte[] data, Instant time) {
        if (data.length > MAX_DATA_BYTES) {
            throw new PermanentFailureException("data is larger than 256 KiB");
        }
        JsonNode json = parse(text(data));
        if (!(json instanceof ObjectNode object)) {
            throw new PermanentFailureException("data is not a JSON object");
        }
        if (type.scheduled() && !object.has(OCCURRED_AT)) {
            object.put(OCCURRED_AT, time.toString());
        }
        return bind(type, object);
    }

    private static String text(byte[] data) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(data))
                    .toString();
        } catch (CharacterCodingException _) {
            throw new PermanentFailureException("data is not UTF-8");
        }
    }

    private JsonNode parse(String text) {
        try {
            return mapper.readTree(text);
        } catch (JacksonException _) {
            throw new PermanentFailureException("data is not JSON, or exceeds a limit");
        }
    }

    private Event bind(EventType type, ObjectNode object) {
        try {
            return mapper.treeToValue(object, type.record());
        } catch (ValueInstantiationException e) {
            throw new PermanentFailureException(fieldFailure(e));
        } catch (JacksonException _) {
            throw new PermanentFailureException("a field is not of the type that the schema names");
        }
    }

    private static String fieldFailure(ValueInstantiationException e) {
        return e.getCause() instanceof IllegalArgumentException invalid && invalid.getMessage() != null
                ? invalid.getMessage()
                : "a field is not as the schema wants it";
    }
}
