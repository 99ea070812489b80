package com.emailpilot.sandbox.rest;

import com.emailpilot.sandbox.accounts.Entry;
import com.emailpilot.sandbox.accounts.MailingList;
import com.emailpilot.sandbox.accounts.Segment;
import com.emailpilot.sandbox.accounts.Shelf;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A list or a segment as a JSON:API resource. */
final class EntryDocument {

    private static final List<String> RELATIONSHIPS = List.of("profiles", "tags", "flow-triggers");

    private EntryDocument() {}

    static ObjectNode of(Entry entry, Shelf shelf, ShelfQuery query, Reading reading) {
        var path = "/api/" + shelf.path() + "/" + entry.id() + "/";
        var resource = JsonApi.object();
        resource.put("type", shelf.type());
        resource.put("id", entry.id());
        resource.set("attributes", query.fields().of(attributes(entry)));
        if (query.fields().all()) {
            resource.set("relationships", relationships(path, query, reading));
        }
        resource.putObject("links").put("self", reading.link(path));
        return resource;
    }

    private static ObjectNode attributes(Entry entry) {
        var attributes = JsonApi.object();
        attributes.put("name", entry.name());
        attributes.put("created", JsonApi.time(entry.created()));
        attributes.put("updated", JsonApi.time(entry.updated()));
        return switch (entry) {
            case MailingList list -> attributes.put("opt_in_process", list.optInProcess());
            case Segment segment -> segment(attributes, segment);
        };
    }

    private static ObjectNode segment(ObjectNode attributes, Segment segment) {
        attributes.set("definition", definition(segment));
        attributes.put("is_active", segment.active());
        attributes.put("is_processing", segment.processing());
        return attributes.put("is_starred", false);
    }

    private static ObjectNode definition(Segment segment) {
        var definition = JsonNodeFactory.instance.objectNode();
        var condition = definition
                .putArray("condition_groups")
                .addObject()
                .putArray("conditions")
                .addObject();
        condition.put("type", "profile-property").put("property", "properties['segment']");
        condition
                .putObject("filter")
                .put("type", "string")
                .put("operator", "equals")
                .put("value", segment.name());
        return definition;
    }

    private static ObjectNode relationships(String path, ShelfQuery query, Reading reading) {
        var relationships = JsonNodeFactory.instance.objectNode();
        for (var name : RELATIONSHIPS) {
            var relationship = relationships.putObject(name);
            if (query.included().contains(name)) {
                relationship.putArray("data");
            }
            relationship
                    .putObject("links")
                    .put("self", reading.link(path + "relationships/" + name + "/"))
                    .put("related", reading.link(path + name + "/"));
        }
        return relationships;
    }
}
