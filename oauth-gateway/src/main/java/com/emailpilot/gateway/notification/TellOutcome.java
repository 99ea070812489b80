package com.emailpilot.gateway.notification;

import java.time.Instant;

/** What became of a notification when it was looked at; none of it names a person. */
sealed interface TellOutcome {

    /** The fixed word that is counted. */
    String word();

    /** The owner is told. */
    record Sent() implements TellOutcome {

        @Override
        public String word() {
            return "sent";
        }
    }

    /** Nobody is told: there is no need any more. */
    record Dropped(String reason) implements TellOutcome {

        @Override
        public String word() {
            return "dropped";
        }
    }

    /** It did not work, and is tried again. */
    record Postponed(String cause, Instant until) implements TellOutcome {

        @Override
        public String word() {
            return "postponed";
        }
    }

    /** It did not work, and is not tried again by itself. */
    record Failed(String cause) implements TellOutcome {

        @Override
        public String word() {
            return "failed";
        }
    }

    /** Another instance is at it, or was. */
    record LeftToAnother() implements TellOutcome {

        @Override
        public String word() {
            return "left_to_another";
        }
    }
}
