package com.emailpilot.gateway.invites;

import com.emailpilot.startup.InvalidSettingException;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What invites are like.
 *
 * @param lifetime how long a link can be used
 * @param looksPerMinute how often links are looked up, by anybody, at this instance
 */
@ConfigurationProperties("emailpilot.invites")
record InvitesProperties(
        @DefaultValue("14d") Duration lifetime,
        @DefaultValue("3000") int looksPerMinute) {

    private static final Duration LONGEST = Duration.ofDays(90);

    InvitesProperties {
        if (!lifetime.isPositive() || lifetime.compareTo(LONGEST) > 0) {
            throw new InvalidSettingException("EMAILPILOT_INVITES_LIFETIME", "must be between 1 s and 90 days");
        }
        if (looksPerMinute < 1) {
            throw new InvalidSettingException("EMAILPILOT_INVITES_LOOKSPERMINUTE", "must be at least 1");
        }
    }
}
