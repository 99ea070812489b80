/** Keeps messages that nobody could handle, so that none is lost. */
@NullMarked
package com.emailpilot.provisioner.deadletters;

import org.jspecify.annotations.NullMarked;
