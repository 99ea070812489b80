package com.emailpilot.operations.events;

import com.emailpilot.events.Event;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;

/** The names of all types of events, for the shell to complete. */
final class EventTypeNames extends ArrayList<String> {

    private static final long serialVersionUID = 1L;

    EventTypeNames() {
        super(records(Event.class)
                .map(type -> kebab(type.getSimpleName()))
                .sorted()
                .toList());
    }

    private static Stream<Class<?>> records(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(EventTypeNames::records)
                : Stream.of(type);
    }

    private static String kebab(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
