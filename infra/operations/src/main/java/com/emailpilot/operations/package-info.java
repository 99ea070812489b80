/** The command line for ops: it works on the store, the topics and the keys themselves, so that it helps when services are down. */
@NullMarked
package com.emailpilot.operations;

import org.jspecify.annotations.NullMarked;
