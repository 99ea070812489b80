/** Klaviyo, Pub/Sub and Firestore misbehave, and the connect flow heals by itself. */
@NullMarked
package com.emailpilot.system.faults;

import org.jspecify.annotations.NullMarked;
