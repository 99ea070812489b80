/** Asks the refresher for fresh tokens of a client, and reads from its record how that ended. */
@NullMarked
package com.emailpilot.clients.refresh;

import org.jspecify.annotations.NullMarked;
