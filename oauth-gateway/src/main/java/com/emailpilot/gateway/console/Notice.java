package com.emailpilot.gateway.console;

import com.emailpilot.events.RefusalReason;
import com.emailpilot.gateway.connect.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * A sentence for a person: what happened, and what to do next.
 *
 * @param good whether it is good news
 */
public record Notice(boolean good, String sentence) {

    private static final Notice UNKNOWN = new Notice(
            false, "Something went wrong while connecting. Try again; if it happens again, tell your administrator.");

    /** How a flow ended. */
    static Notice of(Outcome outcome) {
        return switch (outcome) {
            case CONNECTED ->
                new Notice(true, "Klaviyo said yes. The account appears in the list below within a moment.");
            case IN_PROGRESS ->
                new Notice(
                        true, "This connection is being finished already. Stay here: the account appears by itself.");
            case ACCESS_DENIED ->
                bad(
                        "You chose not to allow access at Klaviyo, so nothing was connected. Connect again whenever you like.");
            case INVALID_STATE ->
                bad("That answer from Klaviyo belongs to no connection started here, or came too late. Connect again.");
            case USER_MISMATCH -> bad("That connection was started in another sign-in. Connect again from here.");
            case TOKEN_EXCHANGE_FAILED ->
                bad("Klaviyo did not accept the connection, so nothing was connected. Connect again.");
            case KLAVIYO_UNAVAILABLE ->
                bad("Klaviyo does not answer right now, so nothing was connected. Try again in a few minutes.");
            case NOT_CONFIGURED ->
                bad("The Klaviyo app is not set up yet. Set KLAVIYO_OAUTH_CLIENT_ID and KLAVIYO_OAUTH_CLIENT_SECRET,"
                        + " then restart the gateway.");
            case INVITE_CLOSED ->
                bad("This link was used, taken back or over before Klaviyo answered, so nothing was connected."
                        + " Ask for a new link.");
        };
    }

    /** Why a consent changed no client. */
    public static Notice of(RefusalReason reason) {
        return switch (reason) {
            case WRONG_ACCOUNT ->
                bad("You chose another Klaviyo account than this client's, so nothing was changed."
                        + " Reconnect it and pick the right account.");
            case SUPERSEDED ->
                bad(
                        "A newer connection of this account came first, so this one was not needed. Nothing is left to do.");
            case GRANT_EXPIRED ->
                bad("Klaviyo withdrew the permission before the account could be read. Connect it again.");
            case MISSING_SCOPE ->
                bad(
                        "The permission does not include reading the account. Connect again and allow everything that is asked.");
            case REVOKED_MEANWHILE ->
                bad(
                        "The account was disconnected while you were connecting it. Connect it again if you still want it.");
        };
    }

    /**
     * What the parameters of a landing page say; they themselves are never shown.
     *
     * @param connected absent unless the flow ended well
     * @param error absent unless it did not
     * @return absent where they say nothing
     */
    public static @Nullable Notice ofLanding(@Nullable String connected, @Nullable String error) {
        if (error != null) {
            return ofErrorCode(error);
        }
        return Outcome.CONNECTED.code().equals(connected) ? of(Outcome.CONNECTED) : null;
    }

    /** What the landing's error parameter means. */
    public static Notice ofErrorCode(String code) {
        for (Outcome outcome : Outcome.values()) {
            if (outcome != Outcome.CONNECTED
                    && outcome != Outcome.IN_PROGRESS
                    && outcome.code().equals(code)) {
                return of(outcome);
            }
        }
        return UNKNOWN;
    }

    private static Notice bad(String sentence) {
        return new Notice(false, sentence);
    }
}
