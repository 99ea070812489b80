/** Has tokens refreshed on a person's wish: the refresher does it, this package asks for it and tells how it ended. */
@NullMarked
package com.emailpilot.gateway.refresh;

import org.jspecify.annotations.NullMarked;
