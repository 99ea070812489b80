/** Tells the owner of a client outside the pages, once, when only a person can bring its connection back. */
@NullMarked
package com.emailpilot.gateway.notification;

import org.jspecify.annotations.NullMarked;
