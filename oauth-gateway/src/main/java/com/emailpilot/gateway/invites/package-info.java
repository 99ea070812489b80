/** Lets people without an account connect theirs by a link: one for each client to be, single use, expiring, revocable. */
@NullMarked
package com.emailpilot.gateway.invites;

import org.jspecify.annotations.NullMarked;
