/** Disconnects a client here, and leaves its grant to be revoked at Klaviyo: step D1 of the protocol. */
@NullMarked
package com.emailpilot.clients.disconnect;

import org.jspecify.annotations.NullMarked;
