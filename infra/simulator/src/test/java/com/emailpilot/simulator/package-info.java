/** Runs the protocols in one thread of virtual time, over ports where everything that can go wrong does. */
@NullMarked
package com.emailpilot.simulator;

import org.jspecify.annotations.NullMarked;
