package com.emailpilot.clients;

import java.util.List;

/** The way to a field, one name per level; a name may hold dots, as a user's e-mail address does. */
public record FieldPath(List<String> names) {

    public FieldPath {
        names = List.copyOf(names);
    }

    /** One name per level. */
    public static FieldPath of(String... names) {
        return new FieldPath(List.of(names));
    }

    /** Names separated by dots, none of which holds a dot itself. */
    public static FieldPath dotted(String dotted) {
        return of(dotted.split("\\.", -1));
    }
}
