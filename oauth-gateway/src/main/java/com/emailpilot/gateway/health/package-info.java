/** Says on the public port whether this instance takes requests, and nothing more. */
@NullMarked
package com.emailpilot.gateway.health;

import org.jspecify.annotations.NullMarked;
