/** Knows who is at the browser: sign-in, sealed sessions, anti-forgery, and the headers of every answer. */
@NullMarked
package com.emailpilot.gateway.signin;

import org.jspecify.annotations.NullMarked;
