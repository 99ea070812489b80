/** The commands about events. */
@NullMarked
package com.emailpilot.operations.events;

import org.jspecify.annotations.NullMarked;
