/** Commands run as they are typed, over a system in memory. */
@NullMarked
package com.emailpilot.operations;

import org.jspecify.annotations.NullMarked;
