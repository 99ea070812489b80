package com.emailpilot.system.browser;

import java.util.regex.Pattern;

/** What the page says, as far as people rely on it. */
final class Texts {

    static final Pattern NUMBER = Pattern.compile("^[0-9,.]+$");

    static final Pattern TWO_HOURS_OLD = Pattern.compile("^Refreshed 2\\sh\\S*\\sago$");

    static final String REFRESH = "Refresh now";
    static final String RECONNECT = "Reconnect";
    static final String DISCONNECT = "Disconnect…";

    static final String FRESH = "has fresh tokens";
    static final String TRIED_AGAIN = "EmailPilot tries again by itself";
    static final String UNINSTALLS = "This uninstalls the app from that Klaviyo account";
    static final String DISCONNECTED = "is disconnected. Klaviyo is asked to uninstall the app";
    static final String CONNECTED = "The account appears in the list below";
    static final String ACCESS_DENIED = "You chose not to allow access";
    static final String INVALID_STATE = "belongs to no connection started here";
    static final String USER_MISMATCH = "started in another sign-in";
    static final String KLAVIYO_UNAVAILABLE = "Klaviyo does not answer right now";
    static final String NOT_CONFIGURED = "The Klaviyo app is not set up yet";
    static final String MISSING_SCOPE = "does not include reading the account";
    static final String WRONG_ACCOUNT = "another Klaviyo account than this client's";

    private Texts() {}
}
