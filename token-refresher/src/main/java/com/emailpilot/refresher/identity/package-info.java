/** Knows which service asks: service accounts, their ID tokens, and the clients that each may ask for. */
@NullMarked
package com.emailpilot.refresher.identity;

import org.jspecify.annotations.NullMarked;
