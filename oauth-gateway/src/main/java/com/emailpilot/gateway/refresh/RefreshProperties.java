package com.emailpilot.gateway.refresh;

import com.emailpilot.startup.InvalidSettingException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often within a minute people may have tokens refreshed; Klaviyo takes about ten a minute for each account.
 *
 * @param perClient {@code EMAILPILOT_REFRESH_PERCLIENT}
 * @param perUser {@code EMAILPILOT_REFRESH_PERUSER}: all clients of one person together
 */
@ConfigurationProperties("emailpilot.refresh")
record RefreshProperties(
        @DefaultValue("6") int perClient,
        @DefaultValue("60") int perUser) {

    RefreshProperties {
        if (perClient < 1 || perUser < 1) {
            throw new InvalidSettingException(
                    "EMAILPILOT_REFRESH_PERCLIENT", "and EMAILPILOT_REFRESH_PERUSER must be 1 or more");
        }
    }
}
