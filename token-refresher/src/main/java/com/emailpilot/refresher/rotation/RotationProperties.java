package com.emailpilot.refresher.rotation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How rotation is to judge.
 *
 * @param confirmAfter {@code EMAILPILOT_CONFIRM_REVOCATION_AFTER}: how much later a second refusal of Klaviyo must come
 *     before a connection is declared dead; at least a second
 */
@ConfigurationProperties("emailpilot.rotation")
record RotationProperties(Duration confirmAfter) {}
