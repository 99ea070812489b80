/** Gives a connection up on a person's wish: protocol 4, step D1. */
@NullMarked
package com.emailpilot.gateway.disconnect;

import org.jspecify.annotations.NullMarked;
