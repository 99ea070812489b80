package com.emailpilot.klaviyo;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads an answer as a JSON object in valid UTF-8, or not at all. */
final class StrictJson {

    private final JsonMapper mapper = JsonMapper.builder().build();

    /** Empty for anything but one whole object. */
    Optional<JsonNode> object(byte[] body) {
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
            return Optional.of(mapper.readTree(text.toString())).filter(JsonNode::isObject);
        } catch (CharacterCodingException | JacksonException _) {
            return Optional.empty();
        }
    }
}
