/** The commands about dead letters. */
@NullMarked
package com.emailpilot.operations.deadletters;

import org.jspecify.annotations.NullMarked;
