/** The commands about keys: which there are, how one takes the place of another, and what is sealed with which. */
@NullMarked
package com.emailpilot.operations.keys;

import org.jspecify.annotations.NullMarked;
