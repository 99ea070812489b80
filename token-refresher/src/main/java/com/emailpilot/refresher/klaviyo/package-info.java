/** Klaviyo's token endpoints and API, as this service calls them. */
@NullMarked
package com.emailpilot.refresher.klaviyo;

import org.jspecify.annotations.NullMarked;
