package com.emailpilot.gateway.notification;

import java.util.regex.Pattern;

/** The mail that an owner gets, as plain text: pure. */
final class Wording {

    private static final int LONGEST_NAME = 80;

    /** What could begin a new line or header, or turn the text around it. */
    private static final Pattern UNWANTED =
            Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]+");

    private Wording() {}

    static String subject(Letter letter) {
        return "Please reconnect %s to Klaviyo".formatted(oneLine(letter.displayName()));
    }

    static String text(Letter letter) {
        return """
            EmailPilot has lost its connection to the Klaviyo account of this client:

                %s

            What happened: %s

            What to do: open this page, sign in and choose Reconnect. Pick the same Klaviyo account;
            the client keeps its name, tags and members.

                %s

            Until then nothing works that needs this client's Klaviyo account.

            You get this mail because the client is yours in EmailPilot. It is sent once.
            """.formatted(oneLine(letter.displayName()), letter.explanation(), letter.page());
    }

    private static String oneLine(String name) {
        var line = UNWANTED.matcher(name).replaceAll(" ").strip();
        var length = line.codePointCount(0, line.length());
        return length <= LONGEST_NAME ? line : line.substring(0, line.offsetByCodePoints(0, LONGEST_NAME - 1)) + "…";
    }
}
