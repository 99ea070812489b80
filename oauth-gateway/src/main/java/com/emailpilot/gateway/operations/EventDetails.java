package com.emailpilot.gateway.operations;

import com.emailpilot.clients.ArchivedEvent;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An event with its envelope and its payload, which never holds a token.
 *
 * @param orderingKey empty where it has none
 * @param attributes the CloudEvents attributes as they were published
 */
record EventDetails(EventView event, String orderingKey, Map<String, String> attributes, JsonNode payload) {

    static EventDetails of(ArchivedEvent event) {
        var message = event.message();
        return new EventDetails(
                EventView.of(event),
                message.orderingKey(),
                new TreeMap<>(message.attributes()),
                JsonMapper.shared().readTree(message.data()));
    }
}
