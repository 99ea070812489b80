/** What a sandbox remembers from one run to the next, and the file it is in. */
@NullMarked
package com.emailpilot.sandbox.state;

import org.jspecify.annotations.NullMarked;
