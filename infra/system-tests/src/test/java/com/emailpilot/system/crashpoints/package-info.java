/** Lets a service die or be paused at a named step of its protocol; goes into a jar of its own, and never into a product. */
@NullMarked
package com.emailpilot.system.crashpoints;

import org.jspecify.annotations.NullMarked;
