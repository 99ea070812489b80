/** The parts of Klaviyo's HTTP API that we call, and its clear-text token types. */
@NullMarked
package com.emailpilot.klaviyo;

import org.jspecify.annotations.NullMarked;
