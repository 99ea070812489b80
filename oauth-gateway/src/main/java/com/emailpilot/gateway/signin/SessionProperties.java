package com.emailpilot.gateway.signin;

import com.emailpilot.startup.InvalidSettingException;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a session lasts.
 *
 * @param idleLimit without any request
 * @param absoluteLimit since the sign-in
 */
@ConfigurationProperties("emailpilot.session")
record SessionProperties(
        @DefaultValue("30m") Duration idleLimit,
        @DefaultValue("12h") Duration absoluteLimit) {

    private static final Duration LONGEST = Duration.ofHours(24);

    SessionProperties {
        refuseOutside("EMAILPILOT_SESSION_IDLELIMIT", idleLimit);
        refuseOutside("EMAILPILOT_SESSION_ABSOLUTELIMIT", absoluteLimit);
    }

    private static void refuseOutside(String setting, Duration limit) {
        if (!limit.isPositive() || limit.compareTo(LONGEST) > 0) {
            throw new InvalidSettingException(setting, "must be between 1 s and 24 h");
        }
    }
}
