/** The command line for ops, as its jar runs, over the real processes. */
@NullMarked
package com.emailpilot.system.operations;

import org.jspecify.annotations.NullMarked;
