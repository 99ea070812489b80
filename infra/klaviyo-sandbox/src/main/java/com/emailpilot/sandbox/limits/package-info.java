/** Klaviyo's fixed windows: so many requests a second, so many a minute. */
@NullMarked
package com.emailpilot.sandbox.limits;

import org.jspecify.annotations.NullMarked;
