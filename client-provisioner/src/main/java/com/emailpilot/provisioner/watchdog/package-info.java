/** Looks whether the system itself is well, and raises an alert once per incident. */
@NullMarked
package com.emailpilot.provisioner.watchdog;

import org.jspecify.annotations.NullMarked;
