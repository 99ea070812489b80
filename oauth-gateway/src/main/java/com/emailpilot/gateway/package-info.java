/** Takes a person through Klaviyo's consent and announces the result. */
@NullMarked
package com.emailpilot.gateway;

import org.jspecify.annotations.NullMarked;
