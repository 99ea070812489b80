package com.emailpilot.sandbox.control;

import com.emailpilot.sandbox.http.Answer;
import com.emailpilot.sandbox.http.Request;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** JSON of the control API: snake_case, ISO durations and times, unknown fields refused so that typos show; absent numbers are 0. */
final class ControlJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private ControlJson() {}

    /** Reads a body; an empty one is an empty object. */
    static <T> T read(Request request, Class<T> type) {
        return MAPPER.readValue(request.body().isBlank() ? "{}" : request.body(), type);
    }

    static Answer answer(Object value) {
        return answer(200, value);
    }

    static Answer answer(int status, Object value) {
        return Answer.of(status, "application/json", MAPPER.writeValueAsString(value));
    }
}
