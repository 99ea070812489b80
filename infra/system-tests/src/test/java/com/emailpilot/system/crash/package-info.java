/** A service is killed at every step of the connect flow, and nothing is lost, doubled or stuck. */
@NullMarked
package com.emailpilot.system.crash;

import org.jspecify.annotations.NullMarked;
