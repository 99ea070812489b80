/** Listens for hints that tokens are due. */
@NullMarked
package com.emailpilot.refresher.rotation;

import org.jspecify.annotations.NullMarked;
