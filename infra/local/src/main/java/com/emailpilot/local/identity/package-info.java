/** Who services are on this machine, where no Google vouches for them. */
@NullMarked
package com.emailpilot.local.identity;

import org.jspecify.annotations.NullMarked;
