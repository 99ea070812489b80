/** Lets calls through to Klaviyo's token endpoint at the pace that Klaviyo can take. */
@NullMarked
package com.emailpilot.refresher.pace;

import org.jspecify.annotations.NullMarked;
