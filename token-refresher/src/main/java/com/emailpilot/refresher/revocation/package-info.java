/** Gives back at Klaviyo what a person disconnected, until Klaviyo has confirmed it. */
@NullMarked
package com.emailpilot.refresher.revocation;

import org.jspecify.annotations.NullMarked;
