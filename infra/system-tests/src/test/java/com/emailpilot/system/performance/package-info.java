/** Counts of remote calls, which say more on a small machine than seconds do. */
@NullMarked
package com.emailpilot.system.performance;

import org.jspecify.annotations.NullMarked;
