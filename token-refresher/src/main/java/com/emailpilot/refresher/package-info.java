/** Rotates tokens before they expire and hands out credentials. */
@NullMarked
package com.emailpilot.refresher;

import org.jspecify.annotations.NullMarked;
