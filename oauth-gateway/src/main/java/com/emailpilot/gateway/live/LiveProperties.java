package com.emailpilot.gateway.live;

import com.emailpilot.startup.InvalidSettingException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many browsers may listen to this instance.
 *
 * @param streamsPerUser more tabs than that are told to come back later
 * @param streams of all users together
 */
@ConfigurationProperties("emailpilot.live")
record LiveProperties(
        @DefaultValue("10") int streamsPerUser,
        @DefaultValue("2000") int streams) {

    LiveProperties {
        if (streamsPerUser < 1 || streams < streamsPerUser) {
            throw new InvalidSettingException(
                    "EMAILPILOT_LIVE_STREAMS",
                    "and EMAILPILOT_LIVE_STREAMSPERUSER must be 1 or more, the former the larger");
        }
    }
}
