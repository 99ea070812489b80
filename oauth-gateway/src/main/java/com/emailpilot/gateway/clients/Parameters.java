package com.emailpilot.gateway.clients;

import com.emailpilot.gateway.console.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;

/** The parameters of a request, of which a bad one is refused by its name; an empty one counts as absent. */
final class Parameters {

    private final MultiValueMap<String, String> given;

    Parameters(MultiValueMap<String, String> given) {
        this.given = given;
    }

    /** Any text up to a length; absent where there is none. */
    @Nullable
    String text(String name, int longest) {
        var values = given.getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw refused(name, "is there more than once");
        }
        var value = values.isEmpty() || values.getFirst() == null
                ? ""
                : values.getFirst().strip();
        if (value.length() > longest) {
            throw refused(name, "is longer than %d characters".formatted(longest));
        }
        return value.isEmpty() ? null : value;
    }

    /** One of these words; absent where there is none. */
    @Nullable
    String word(String name, List<String> words) {
        var value = text(name, Integer.MAX_VALUE);
        if (value != null && !words.contains(value)) {
            throw refused(name, "is none of " + String.join(", ", words));
        }
        return value;
    }

    int number(String name, int least, int most, int otherwise) {
        var value = text(name, Integer.MAX_VALUE);
        if (value == null) {
            return otherwise;
        }
        var number = value.matches("[0-9]{1,9}") ? Integer.parseInt(value) : -1;
        if (number < least || number > most) {
            throw refused(name, "is no number from %d to %d".formatted(least, most));
        }
        return number;
    }

    /** The value itself is never repeated: it may be anything. */
    static Refusal refused(String name, String trouble) {
        return new Refusal(
                        HttpStatus.BAD_REQUEST,
                        "invalid_parameter",
                        "The parameter %s %s.".formatted(name, trouble),
                        null)
                .because(name);
    }
}
