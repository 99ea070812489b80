package com.emailpilot.gateway.notification;

import static java.util.stream.Collectors.joining;

import java.util.regex.Pattern;

/** The mail that an owner gets, as plain text: pure. */
final class Wording {

    private static final int LONGEST_NAME = 80;
    private static final int MOST_NAMED = 100;

    /** What could begin a new line or header, or turn the text around it. */
    private static final Pattern UNWANTED =
            Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]+");

    private Wording() {}

    static String subject(Letter letter) {
        var clients = letter.clients();
        return clients.size() == 1
                ? "Please reconnect %s to Klaviyo".formatted(oneLine(clients.getFirst()))
                : "Please reconnect %d clients to Klaviyo".formatted(clients.size());
    }

    static String text(Letter letter) {
        return letter.clients().size() == 1 ? ofOne(letter.clients().getFirst()) : ofSeveral(letter);
    }

    private static String ofOne(Letter.Lost client) {
        return """
            EmailPilot has lost its connection to the Klaviyo account of this client:

                %s

            What happened: %s

            What to do: open this page, sign in and choose Reconnect. Pick the same Klaviyo account;
            the client keeps its name, tags and members.

                %s

            Until then nothing works that needs this client's Klaviyo account.

            You get this mail because the client is yours in EmailPilot. It is sent once.
            """.formatted(oneLine(client), client.explanation(), client.page());
    }

    private static String ofSeveral(Letter letter) {
        return """
            EmailPilot has lost its connection to the Klaviyo accounts of %d clients:

            %s
            What to do: open each page, sign in and choose Reconnect. Pick the same Klaviyo account;
            the client keeps its name, tags and members. All that need you are listed here:

                %s

            Until then nothing works that needs these Klaviyo accounts.

            You get this mail because the clients are yours in EmailPilot. It is sent once.
            """.formatted(letter.clients().size(), lines(letter), letter.list());
    }

    private static String lines(Letter letter) {
        var named = letter.clients().stream()
                .limit(MOST_NAMED)
                .map(client ->
                        "    %s\n    %s\n    %s\n".formatted(oneLine(client), client.explanation(), client.page()))
                .collect(joining("\n"));
        int more = letter.clients().size() - MOST_NAMED;
        return more > 0 ? named + "\n    and %d more.\n".formatted(more) : named;
    }

    private static String oneLine(Letter.Lost client) {
        var line = UNWANTED.matcher(client.displayName()).replaceAll(" ").strip();
        var length = line.codePointCount(0, line.length());
        return length <= LONGEST_NAME ? line : line.substring(0, line.offsetByCodePoints(0, LONGEST_NAME - 1)) + "…";
    }
}
