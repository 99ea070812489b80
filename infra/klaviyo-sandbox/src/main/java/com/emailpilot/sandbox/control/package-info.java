/** What a test may change and look at, in the same process or over HTTP. */
@NullMarked
package com.emailpilot.sandbox.control;

import org.jspecify.annotations.NullMarked;
