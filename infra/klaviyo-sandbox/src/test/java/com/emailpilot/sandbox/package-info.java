/** What the sandbox promises, tried over real HTTP. */
@NullMarked
package com.emailpilot.sandbox;

import org.jspecify.annotations.NullMarked;
