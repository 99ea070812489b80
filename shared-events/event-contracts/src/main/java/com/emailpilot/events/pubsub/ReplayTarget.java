package com.emailpilot.events.pubsub;

import com.google.pubsub.v1.PubsubMessage;

/** A replay names the one subscription that it is for; the others must not see it. */
final class ReplayTarget {

    private static final String ATTRIBUTE = "replay-target";

    private ReplayTarget() {}

    /** What the service applies before it delivers; the emulator accepts it and does nothing. */
    static String filterFor(String subscription) {
        return "NOT attributes:%1$s OR attributes.%1$s = \"%2$s\"".formatted(ATTRIBUTE, subscription);
    }

    static boolean isAnother(PubsubMessage message, String subscription) {
        return !message.getAttributesOrDefault(ATTRIBUTE, subscription).equals(subscription);
    }
}
