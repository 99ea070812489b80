/** Where this service finds Klaviyo, and what it wants to be granted there. */
@NullMarked
package com.emailpilot.provisioner.klaviyo;

import org.jspecify.annotations.NullMarked;
