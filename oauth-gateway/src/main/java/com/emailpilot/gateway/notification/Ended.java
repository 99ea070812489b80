package com.emailpilot.gateway.notification;

/** What became of one notification when it was looked at. */
record Ended(Notification notification, TellOutcome outcome) {

    static Ended elsewhere(Notification notification) {
        return new Ended(notification, new TellOutcome.LeftToAnother());
    }
}
