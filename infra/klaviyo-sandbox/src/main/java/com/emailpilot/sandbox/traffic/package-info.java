/** What reached the sandbox, in which order, and how it was answered. */
@NullMarked
package com.emailpilot.sandbox.traffic;

import org.jspecify.annotations.NullMarked;
