/** Replaces tokens before they run out, those of clients and those of grants that wait for their client: protocol 3. */
@NullMarked
package com.emailpilot.refresher.rotation;

import org.jspecify.annotations.NullMarked;
