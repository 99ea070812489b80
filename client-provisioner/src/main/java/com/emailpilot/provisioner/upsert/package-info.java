/** Turns waiting grants into client records, one per Klaviyo account: protocol 2, steps P1 to P6. */
@NullMarked
package com.emailpilot.provisioner.upsert;

import org.jspecify.annotations.NullMarked;
