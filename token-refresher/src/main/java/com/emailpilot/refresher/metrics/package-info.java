/** Counts what becomes of tokens, under names that a test pins. */
@NullMarked
package com.emailpilot.refresher.metrics;

import org.jspecify.annotations.NullMarked;
