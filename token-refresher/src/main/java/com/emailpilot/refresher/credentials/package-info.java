/** Hands out Klaviyo credentials that are valid for as long as the caller needs them. */
@NullMarked
package com.emailpilot.refresher.credentials;

import org.jspecify.annotations.NullMarked;
