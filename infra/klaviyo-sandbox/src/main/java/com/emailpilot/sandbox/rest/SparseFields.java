package com.emailpilot.sandbox.rest;

import com.emailpilot.sandbox.http.Answer;
import com.emailpilot.sandbox.http.Parameters;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which attributes were asked for.
 *
 * @param names dotted where they are nested; none means all
 */
record SparseFields(List<String> names) {

    SparseFields {
        names = List.copyOf(names);
    }

    static Parsed parse(String type, Set<String> known, Parameters query) {
        var parameter = "fields[" + type + "]";
        var names =
                query.first(parameter).map(text -> List.of(text.split(",", -1))).orElse(List.of());
        var unknown = names.stream().filter(name -> !known.contains(name)).findFirst();
        return unknown.<Parsed>map(name -> new Parsed.Refused(
                        Refusals.invalid(parameter, "'" + name + "' is not a field of " + type + ".")))
                .orElseGet(() -> new Parsed.Understood(new SparseFields(names)));
    }

    boolean all() {
        return names.isEmpty();
    }

    ObjectNode of(ObjectNode attributes) {
        if (all()) {
            return attributes;
        }
        var chosen = JsonNodeFactory.instance.objectNode();
        names.forEach(name -> copy(attributes, chosen, name));
        return chosen;
    }

    private static void copy(ObjectNode from, ObjectNode to, String name) {
        var dot = name.indexOf('.');
        var head = dot < 0 ? name : name.substring(0, dot);
        var value = from.get(head);
        if (value instanceof ObjectNode object && dot >= 0) {
            var inner = to.get(head) instanceof ObjectNode there ? there : to.putObject(head);
            copy(object, inner, name.substring(dot + 1));
        } else if (value != null) {
            to.set(head, value);
        }
    }

    /** Sparse fields, or what is answered because one of them does not exist. */
    sealed interface Parsed {

        record Understood(SparseFields fields) implements Parsed {}

        record Refused(Answer answer) implements Parsed {}

        default Answer apply(Function<SparseFields, Answer> read) {
            return switch (this) {
                case Understood(var fields) -> read.apply(fields);
                case Refused(var answer) -> answer;
            };
        }
    }
}
