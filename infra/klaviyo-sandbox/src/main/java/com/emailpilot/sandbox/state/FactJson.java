package com.emailpilot.sandbox.state;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Facts as JSON and back; what is null is left out. */
final class FactJson {

    private static final String FORGOTTEN = "null";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private FactJson() {}

    static <F> Entry entry(Remembered<F> part, List<F> facts) {
        var type = MAPPER.getTypeFactory().constructCollectionType(List.class, part.factType());
        return new Entry(part.name(), MAPPER.writerFor(type).writeValueAsString(facts));
    }

    static Entry forgotten(Remembered<?> part) {
        return new Entry(part.name(), FORGOTTEN);
    }

    /**
     * Tells the part what the entry says.
     *
     * @throws JacksonException if this is not what the part writes
     */
    static <F> void tell(Remembered<F> part, Entry entry) {
        if (entry.json().equals(FORGOTTEN)) {
            part.forget();
        } else {
            List<F> facts = MAPPER.readerForListOf(part.factType()).readValue(entry.json());
            facts.forEach(part::remember);
        }
    }
}
