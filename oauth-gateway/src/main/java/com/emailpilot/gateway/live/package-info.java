/** Tells browsers what happens to their clients while it happens. */
@NullMarked
package com.emailpilot.gateway.live;

import org.jspecify.annotations.NullMarked;
