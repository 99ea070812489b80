/** What ops read: tables and progress for people, JSON for programs, and one clear line when something fails. */
@NullMarked
package com.emailpilot.operations.terminal;

import org.jspecify.annotations.NullMarked;
