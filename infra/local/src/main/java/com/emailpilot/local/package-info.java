/** The whole system on one machine, in one command. */
@NullMarked
package com.emailpilot.local;

import org.jspecify.annotations.NullMarked;
