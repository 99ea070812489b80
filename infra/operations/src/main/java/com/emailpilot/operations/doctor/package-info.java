/** Looks at everything that the system needs, and says what to do about what is not right. */
@NullMarked
package com.emailpilot.operations.doctor;

import org.jspecify.annotations.NullMarked;
