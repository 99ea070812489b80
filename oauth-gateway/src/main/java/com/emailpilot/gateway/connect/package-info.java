/** Takes a signed-in person through Klaviyo's consent and leaves a grant behind: protocol 1, steps C0 to C5. */
@NullMarked
package com.emailpilot.gateway.connect;

import org.jspecify.annotations.NullMarked;
