/** The parts of the whole system on one machine: how each is started, watched and stopped. */
@NullMarked
package com.emailpilot.local.system;

import org.jspecify.annotations.NullMarked;
