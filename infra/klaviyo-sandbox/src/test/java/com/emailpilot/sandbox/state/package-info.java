/** Tests of the state file's parts. */
@NullMarked
package com.emailpilot.sandbox.state;

import org.jspecify.annotations.NullMarked;
