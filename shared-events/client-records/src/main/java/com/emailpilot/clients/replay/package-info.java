/** Publishes events of the archive again, for everybody or for one consumer. */
@NullMarked
package com.emailpilot.clients.replay;

import org.jspecify.annotations.NullMarked;
