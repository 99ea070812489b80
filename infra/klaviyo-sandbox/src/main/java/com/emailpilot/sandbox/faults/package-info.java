/** What goes wrong on demand, where, and how often. */
@NullMarked
package com.emailpilot.sandbox.faults;

import org.jspecify.annotations.NullMarked;
