/** What we send to Klaviyo and what the sandbox answers, held to Klaviyo's published description. */
@NullMarked
package com.emailpilot.system.contract;

import org.jspecify.annotations.NullMarked;
