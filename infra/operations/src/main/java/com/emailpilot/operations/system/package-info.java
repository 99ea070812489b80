/** The system that ops work on: where it is, how to reach it, and who asks. */
@NullMarked
package com.emailpilot.operations.system;

import org.jspecify.annotations.NullMarked;
