package com.emailpilot.provisioner.watchdog;

import com.emailpilot.startup.InvalidSettingException;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the watchdog looks.
 *
 * @param every how often it looks
 * @param readAllEvery how often it reads every active client, which costs a read each
 * @param overdueAfter how long after its time a refresh counts as overdue
 * @param unpublishedAfter how long an event may wait in an outbox
 */
@ConfigurationProperties("emailpilot.watchdog")
record WatchdogProperties(
        @DefaultValue("1m") Duration every,
        @DefaultValue("1h") Duration readAllEvery,
        @DefaultValue("15m") Duration overdueAfter,
        @DefaultValue("5m") Duration unpublishedAfter) {

    WatchdogProperties {
        require("EMAILPILOT_WATCHDOG_EVERY", every);
        require("EMAILPILOT_WATCHDOG_READALLEVERY", readAllEvery);
        require("EMAILPILOT_WATCHDOG_OVERDUEAFTER", overdueAfter);
        require("EMAILPILOT_WATCHDOG_UNPUBLISHEDAFTER", unpublishedAfter);
    }

    private static void require(String setting, Duration duration) {
        if (duration.toMillis() < 1_000) {
            throw new InvalidSettingException(setting, "must be at least 1s");
        }
    }
}
