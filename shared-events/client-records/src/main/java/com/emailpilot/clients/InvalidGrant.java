package com.emailpilot.clients;

import java.time.Instant;

/**
 * That Klaviyo said {@code invalid_grant} to the stored refresh token, and nothing better was found.
 *
 * @param count how often in a row
 * @param firstAt server time of the first one
 */
public record InvalidGrant(long count, Instant firstAt) {}
