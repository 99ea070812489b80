/** A service that reports on clients: what any downstream service does, in its smallest form. */
@NullMarked
package com.emailpilot.examples.reports;

import org.jspecify.annotations.NullMarked;
