/** Ties tests to a running system: who gets which one, and what is looked at afterwards. */
@NullMarked
package com.emailpilot.system.scenario;

import org.jspecify.annotations.NullMarked;
