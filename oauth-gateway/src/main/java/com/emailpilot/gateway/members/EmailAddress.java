package com.emailpilot.gateway.members;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A user, named as sign-in names users.
 *
 * @param text in lower case
 */
public record EmailAddress(String text) {

    private static final int LONGEST = 254;
    private static final Pattern FORM =
            Pattern.compile("[a-z0-9!#$%&'*+=?^_`{|}~-]{1,64}(?:\\.[a-z0-9!#$%&'*+=?^_`{|}~-]{1,64}){0,8}"
                    + "@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.){1,8}[a-z][a-z0-9-]{0,61}[a-z0-9]");

    /** The address that a person typed; empty for what is none. */
    public static Optional<EmailAddress> parse(String typed) {
        var text = normalized(typed);
        return text.length() <= LONGEST && FORM.matcher(text).matches()
                ? Optional.of(new EmailAddress(text))
                : Optional.empty();
    }

    /** Whether a stored user is this one. */
    boolean names(String user) {
        return text.equals(normalized(user));
    }

    private static String normalized(String typed) {
        return Normalizer.normalize(typed.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }
}
