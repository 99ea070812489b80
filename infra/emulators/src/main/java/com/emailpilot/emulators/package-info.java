/** Google's emulators as child processes that never outlive their parent. */
@NullMarked
package com.emailpilot.emulators;

import org.jspecify.annotations.NullMarked;
