/** The one clock that everything in the sandbox goes by, and that tests may move. */
@NullMarked
package com.emailpilot.sandbox.time;

import org.jspecify.annotations.NullMarked;
