package com.emailpilot.sandbox.state;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** The facts of one part as JSON and back; what is null is left out. */
final class FactJson<F> {

    private static final String FORGOTTEN = "null";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Remembered<F> part;
    private final ObjectReader reader;
    private final ObjectWriter writer;

    private FactJson(Remembered<F> part) {
        this.part = part;
        this.reader = MAPPER.readerForListOf(part.factType());
        this.writer = MAPPER.writerFor(MAPPER.getTypeFactory().constructCollectionType(List.class, part.factType()));
    }

    static <F> FactJson<F> of(Remembered<F> part) {
        return new FactJson<>(part);
    }

    Entry entry(List<? extends F> facts) {
        return new Entry(part.name(), writer.writeValueAsString(facts));
    }

    Entry forgotten() {
        return new Entry(part.name(), FORGOTTEN);
    }

    /**
     * Tells the part what the entry says.
     *
     * @throws RuntimeException if this is not what the part writes
     */
    void tell(Entry entry) {
        if (entry.json().equals(FORGOTTEN)) {
            part.forget();
        } else {
            List<F> facts = reader.readValue(entry.json());
            facts.forEach(part::remember);
        }
    }
}
