/** Remembers who did what here, and shows what all services remember. */
@NullMarked
package com.emailpilot.gateway.audit;

import org.jspecify.annotations.NullMarked;
