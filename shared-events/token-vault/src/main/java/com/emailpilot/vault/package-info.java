/** The only place where clear tokens become sealed ones and back. */
@NullMarked
package com.emailpilot.vault;

import org.jspecify.annotations.NullMarked;
