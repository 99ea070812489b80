/** Tells what happened to one client: as a list that goes back to its beginning, and as charts of the last days. */
@NullMarked
package com.emailpilot.gateway.history;

import org.jspecify.annotations.NullMarked;
