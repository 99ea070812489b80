package com.emailpilot.gateway.clients;

/** Says in plain words how an attempt to rotate tokens ended: pure. */
public final class AttemptWords {

    private AttemptWords() {}

    /**
     * The sentence.
     *
     * @param outcome the refresher's fixed word; one that nobody knows here gets a sentence that always fits
     */
    public static String of(String outcome) {
        return switch (outcome) {
            case "rotated", "adopted" -> "Klaviyo gave new tokens.";
            case "refused", "invalid_grant" -> "Klaviyo said that the permission is over.";
            case "rejected" -> "Klaviyo rejected the request.";
            case "rate_limited" -> "Klaviyo limits how often tokens may be refreshed.";
            case "unreachable" -> "Klaviyo could not be reached.";
            case "unavailable" -> "Klaviyo gave no answer that can be used.";
            case "client_refused" -> "Klaviyo does not accept this app's own credentials. Tell your administrator.";
            case "tokens_do_not_open" -> "The stored tokens do not open with our keys. Tell your administrator.";
            case "not_sent" -> "There was no time left to ask Klaviyo.";
            default -> "Klaviyo gave no new tokens.";
        };
    }
}
