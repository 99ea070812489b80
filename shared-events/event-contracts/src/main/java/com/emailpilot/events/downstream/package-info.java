/** Client events for any service outside of this system, in a few lines. */
@NullMarked
package com.emailpilot.events.downstream;

import org.jspecify.annotations.NullMarked;
