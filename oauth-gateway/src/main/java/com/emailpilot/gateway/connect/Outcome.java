package com.emailpilot.gateway.connect;

/** How a flow ended, as the landing page is told. */
public enum Outcome {
    /** The grant is stored; the client follows by itself. */
    CONNECTED("klaviyo"),
    /** The flow is being finished by another request of the same browser. */
    IN_PROGRESS(""),
    /** The person said no at Klaviyo. */
    ACCESS_DENIED("access_denied"),
    /** The answer fits no flow of this session. */
    INVALID_STATE("invalid_state"),
    /** The flow was started by another sign-in. */
    USER_MISMATCH("user_mismatch"),
    /** Klaviyo did not accept the code. */
    TOKEN_EXCHANGE_FAILED("token_exchange_failed"),
    /** Klaviyo could not be reached, or did not answer in time. */
    KLAVIYO_UNAVAILABLE("klaviyo_unavailable"),
    /** The gateway lacks the client id or secret of the Klaviyo app. */
    NOT_CONFIGURED("not_configured"),
    /** The invite that the flow came by was used, revoked or over by then. */
    INVITE_CLOSED("invite_closed");

    private final String code;

    Outcome(String code) {
        this.code = code;
    }

    /** The value of the landing's query parameter. */
    public String code() {
        return code;
    }

    String landingQuery() {
        return switch (this) {
            case CONNECTED -> "?connected=" + code;
            case IN_PROGRESS -> "";
            case ACCESS_DENIED,
                    INVALID_STATE,
                    USER_MISMATCH,
                    TOKEN_EXCHANGE_FAILED,
                    KLAVIYO_UNAVAILABLE,
                    NOT_CONFIGURED,
                    INVITE_CLOSED -> "?error=" + code;
        };
    }
}
