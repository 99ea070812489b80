/** Services outside of this system that live on its events and credentials, as the examples show them. */
@NullMarked
package com.emailpilot.system.downstream;

import org.jspecify.annotations.NullMarked;
