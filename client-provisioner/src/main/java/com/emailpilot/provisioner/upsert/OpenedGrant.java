package com.emailpilot.provisioner.upsert;

import com.emailpilot.clients.Grant;
import com.emailpilot.klaviyo.TokenPair;
import java.time.Instant;

/**
 * A waiting grant whose tokens were opened, once.
 *
 * @param readTime server time at which the grant was read
 */
record OpenedGrant(Grant grant, TokenPair tokens, Instant readTime) {}
