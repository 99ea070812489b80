/** The Klaviyo accounts that exist here, with their lists and segments. */
@NullMarked
package com.emailpilot.sandbox.accounts;

import org.jspecify.annotations.NullMarked;
