package com.emailpilot.gateway.history;

import java.time.LocalDate;

/**
 * What happened within one day, in UTC.
 *
 * @param rotations how often the tokens were rotated
 * @param failures how often the connection became degraded, or was found to be over
 */
record Day(LocalDate day, long rotations, long failures) {}
