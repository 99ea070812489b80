package com.emailpilot.events.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * What in a schema breaks a promise that a released one made.
 *
 * <p>Consumers hold the released schema and must be able to read what is published from now on; and our own consumers
 * must be able to read what was published before, for it is replayed. So a field may only be added, and only as
 * optional; everything else but words of explanation stays as it is.
 */
final class SchemaChanges {

    private static final Set<String> EXPLANATIONS = Set.of("description", "title", "$comment", "examples");
    private static final String PROPERTIES = "properties";
    private static final String REQUIRED = "required";

    private final List<String> found = new ArrayList<>();

    private SchemaChanges() {}

    /** The breaking changes, each as a sentence; none where every promise is kept. */
    static List<String> breaking(JsonNode released, JsonNode current) {
        var changes = new SchemaChanges();
        changes.compare("the event", released, current);
        return List.copyOf(changes.found);
    }

    private void compare(String place, JsonNode released, JsonNode current) {
        for (var keyword : keywords(released, current)) {
            switch (keyword) {
                case PROPERTIES -> compareProperties(place, released.path(keyword), current.path(keyword));
                case REQUIRED -> compareRequired(released.path(keyword), current.path(keyword));
                case "items" -> compare("each of " + place, released.path(keyword), current.path(keyword));
                default -> compareKeyword(place, keyword, released.path(keyword), current.path(keyword));
            }
        }
    }

    private static Set<String> keywords(JsonNode released, JsonNode current) {
        var keywords = new TreeSet<>(released.propertyNames());
        keywords.addAll(current.propertyNames());
        keywords.removeAll(EXPLANATIONS);
        return keywords;
    }

    private void compareProperties(String place, JsonNode released, JsonNode current) {
        released.propertyStream().forEach(property -> {
            var name = nameOf(place, property.getKey());
            if (current.has(property.getKey())) {
                compare(name, property.getValue(), current.path(property.getKey()));
            } else {
                found.add(name + " is gone");
            }
        });
    }

    private void compareRequired(JsonNode released, JsonNode current) {
        var before = texts(released);
        var after = texts(current);
        before.stream()
                .filter(name -> !after.contains(name))
                .forEach(name -> found.add(name + " need no longer be there"));
        after.stream()
                .filter(name -> !before.contains(name))
                .forEach(name -> found.add(name + " must be there, and was not always"));
    }

    private void compareKeyword(String place, String keyword, JsonNode released, JsonNode current) {
        if (!released.equals(current)) {
            found.add("%s has %s %s, and had %s".formatted(place, keyword, value(current), value(released)));
        }
    }

    private static String nameOf(String place, String property) {
        return place.equals("the event") ? property : place + "." + property;
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }

    private static String value(JsonNode value) {
        return value.isMissingNode() ? "none" : value.toString();
    }
}
