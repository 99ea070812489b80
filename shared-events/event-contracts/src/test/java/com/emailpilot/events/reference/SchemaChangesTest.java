package com.emailpilot.events.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SchemaChangesTest {

    private static final String RELEASED = """
            {
              "$id": "urn:emailpilot:events:sample.v1.json",
              "title": "Sample",
              "type": "object",
              "properties": {
                "client_id": {"type": "string", "pattern": "\\\\S", "description": "The client."},
                "status": {"type": "string", "enum": ["active", "disconnected"]},
                "seq": {"type": "integer", "minimum": 1},
                "changed": {"type": "array", "items": {"type": "string"}},
                "place": {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]}
              },
              "required": ["client_id", "seq"],
              "additionalProperties": true
            }
            """;

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', textBlock = """
            "seq": {"type": "integer", "minimum": 1}, | '' | seq is gone
            "client_id" | "customer_id" | client_id is gone
            "type": "integer" | "type": "number" | seq has type "number", and had "integer"
            "required": ["client_id", "seq"] | "required": ["client_id"] | seq need no longer be there
            "required": ["client_id", "seq"] | "required": ["client_id", "seq", "status"] | status must be there, and was not always
            "enum": ["active", "disconnected"] | "enum": ["active"] | status has enum ["active"], and had ["active","disconnected"]
            "enum": ["active", "disconnected"] | "enum": ["active", "disconnected", "asleep"] | status has enum ["active","disconnected","asleep"], and had ["active","disconnected"]
            "minimum": 1 | "minimum": 0 | seq has minimum 0, and had 1
            "minimum": 1 | "minimum": 1, "maximum": 9 | seq has maximum 9, and had none
            "items": {"type": "string"} | "items": {"type": "integer"} | each of changed has type "integer", and had "string"
            "city": {"type": "string"} | "town": {"type": "string"} | place.city is gone
            "additionalProperties": true | "additionalProperties": false | the event has additionalProperties false, and had true
            sample.v1.json | other.v1.json | the event has $id "urn:emailpilot:events:other.v1.json", and had "urn:emailpilot:events:sample.v1.json"
            """)
    void findsWhatBreaksAPromise(String before, String after, String finding) {
        var current = RELEASED.replace(before, after);

        List<String> found = SchemaChanges.breaking(json(RELEASED), json(current));

        assertThat(found).contains(finding);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "seq": {"type": "integer", "minimum": 1} | "seq": {"type": "integer", "minimum": 1}, "region": {"type": "string"}
            The client. | Whom it is about.
            "title": "Sample" | "title": "Sample", "$comment": "said better"
            "properties": {"city": {"type": "string"}} | "properties": {"city": {"type": "string"}, "street": {"type": "string"}}
            """)
    void letsAnAdditionPass(String before, String after) {
        var current = RELEASED.replace(before, after);

        List<String> found = SchemaChanges.breaking(json(RELEASED), json(current));

        assertThat(current).isNotEqualTo(RELEASED);
        assertThat(found).isEmpty();
    }

    @Test
    void findsEveryChange() {
        var current = RELEASED.replace("\"client_id\"", "\"customer_id\"").replace("\"minimum\": 1", "\"minimum\": 0");

        List<String> found = SchemaChanges.breaking(json(RELEASED), json(current));

        assertThat(found)
                .containsExactlyInAnyOrder(
                        "client_id is gone",
                        "seq has minimum 0, and had 1",
                        "client_id need no longer be there",
                        "customer_id must be there, and was not always");
    }

    private static JsonNode json(String text) {
        return new JsonMapper().readTree(text);
    }
}
