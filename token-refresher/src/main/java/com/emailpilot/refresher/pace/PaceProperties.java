package com.emailpilot.refresher.pace;

import com.emailpilot.startup.InvalidSettingException;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much this instance asks of Klaviyo.
 *
 * @param mostUnderWay calls to the token endpoint at the same time; 200 at 500 ms each are 400 a second
 * @param mostWaiting turns that wait for a place; the one that expires last goes first when there are more
 * @param longestWait after which a turn is refused
 * @param openFor how long nobody calls once half of the calls have failed
 */
@ConfigurationProperties("emailpilot.pace")
public record PaceProperties(
        @DefaultValue("200") int mostUnderWay,
        @DefaultValue("2000") int mostWaiting,
        @DefaultValue("10s") Duration longestWait,
        @DefaultValue("5s") Duration openFor) {

    public PaceProperties {
        require(mostUnderWay >= 1, "emailpilot.pace.most-under-way", "must be at least 1");
        require(mostWaiting >= 1, "emailpilot.pace.most-waiting", "must be at least 1");
        require(longestWait.isPositive(), "emailpilot.pace.longest-wait", "must be positive");
        require(openFor.toMillis() >= 1000, "emailpilot.pace.open-for", "must be at least 1s");
    }

    /** What holds where nothing is set. */
    public static PaceProperties defaults() {
        return new PaceProperties(200, 2000, Duration.ofSeconds(10), Duration.ofSeconds(5));
    }

    private static void require(boolean right, String setting, String demand) {
        if (!right) {
            throw new InvalidSettingException(setting, demand);
        }
    }
}
