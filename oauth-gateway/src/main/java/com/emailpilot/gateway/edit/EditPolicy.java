package com.emailpilot.gateway.edit;

import com.emailpilot.gateway.console.Refusal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** What a client can be called and tagged with: pure. Blanks around a text do not count. */
final class EditPolicy {

    static final int LONGEST_NAME = 200;
    static final int LONGEST_TAG = 50;
    static final int MOST_TAGS = 20;

    private EditPolicy() {}

    /** What a caller wants; refused with the field's name where it cannot be. */
    static Edit allowed(EditRequest request) {
        var name = request.displayName();
        var tags = request.tags();
        return new Edit(name == null ? null : name(name), tags == null ? null : tags(tags));
    }

    private static String name(String given) {
        var name = given.strip();
        if (name.isEmpty()) {
            throw refused("display_name", "Give the client a name.");
        }
        if (isLonger(name, LONGEST_NAME)) {
            throw refused("display_name", "Choose a name of at most %d characters.".formatted(LONGEST_NAME));
        }
        if (isUnprintable(name)) {
            throw refused("display_name", "Choose a name in one line, without control characters.");
        }
        return name;
    }

    /** Two tags that differ in their case alone are one: the first. */
    private static List<String> tags(List<@Nullable String> given) {
        if (given.size() > MOST_TAGS) {
            throw refused("tags", "Choose at most %d tags.".formatted(MOST_TAGS));
        }
        List<String> tags = new ArrayList<>();
        var known = new HashSet<String>();
        for (var each : given) {
            var tag = tag(each);
            if (known.add(tag.toLowerCase(Locale.ROOT))) {
                tags.add(tag);
            }
        }
        return tags;
    }

    private static String tag(@Nullable String given) {
        var tag = given == null ? "" : given.strip();
        if (tag.isEmpty() || isLonger(tag, LONGEST_TAG) || isUnprintable(tag)) {
            throw refused(
                    "tags",
                    "Each tag takes 1 to %d characters in one line, without control characters."
                            .formatted(LONGEST_TAG));
        }
        return tag;
    }

    /** As people count: an emoji is one or a few, not its bytes. */
    private static boolean isLonger(String text, int most) {
        return text.codePointCount(0, text.length()) > most;
    }

    private static boolean isUnprintable(String text) {
        return text.codePoints().anyMatch(character -> switch (Character.getType(character)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            default -> false;
        });
    }

    private static Refusal refused(String field, String sentence) {
        return new Refusal(HttpStatus.BAD_REQUEST, "invalid_field", sentence, null).because(field);
    }
}
