/** Stops the start on a setting that cannot be right, with one line that names it. */
@NullMarked
package com.emailpilot.gateway.settings;

import org.jspecify.annotations.NullMarked;
