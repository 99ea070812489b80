package com.emailpilot.sandbox.rest;

import com.emailpilot.sandbox.http.Answer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The shapes that all of Klaviyo's REST documents share. */
final class JsonApi {

    static final String UNKNOWN_FIELD = "x_added_later";
    private static final String MEDIA_TYPE = "application/vnd.api+json";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx");

    private JsonApi() {}

    /** An object with a field that no client knows, since Klaviyo may add some at any time. */
    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode().put(UNKNOWN_FIELD, "clients ignore what they do not know");
    }

    static Answer answer(int status, ObjectNode document) {
        return Answer.of(status, MEDIA_TYPE, document.toString());
    }

    static String time(Instant instant) {
        return TIME.format(instant.atOffset(ZoneOffset.UTC));
    }
}
