/** The whole system as processes, and a person in front of it. */
@NullMarked
package com.emailpilot.system.running;

import org.jspecify.annotations.NullMarked;
