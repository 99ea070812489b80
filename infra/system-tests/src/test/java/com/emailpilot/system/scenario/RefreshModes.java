package com.emailpilot.system.scenario;

import java.util.List;
import java.util.Map;

/** What Klaviyo may do with refresh tokens, as settings of the sandbox. */
public final class RefreshModes {

    /** The same refresh token again: Klaviyo today, and the sandbox from its start. */
    public static final Map<String, ?> SAME_TOKEN = mode(Map.of("name", "same_token"));

    /** A new one each time, and the old one is dead at once. */
    public static final Map<String, ?> STRICT = mode(Map.of("name", "rotating"));

    /** A new one each time; the old one gets the same successor again for a minute. */
    public static final Map<String, ?> GRACE = mode(Map.of("name", "rotating", "grace", "PT60S"));

    private static final Map<String, ?> OMITTED = mode(Map.of("name", "omitted"));
    private static final Map<String, ?> MIXED = mode(Map.of("name", "mixed"));

    private RefreshModes() {}

    /** Every mode. */
    public static List<Map<String, ?>> all() {
        return List.of(SAME_TOKEN, OMITTED, STRICT, GRACE, MIXED);
    }

    private static Map<String, ?> mode(Map<String, ?> mode) {
        return Map.of("refresh_mode", mode);
    }
}
