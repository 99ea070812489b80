package com.emailpilot.events;

/**
 * A hint that tokens may be due.
 *
 * <p>Losing or doubling one changes nothing: the record is the truth.
 */
public sealed interface ExpiryHint extends Event permits ExpirySweepDue, TokenExpiring, TokenRefreshRequested {}
