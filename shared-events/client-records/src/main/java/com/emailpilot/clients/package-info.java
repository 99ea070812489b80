/** What we remember: client records, grants, the outbox, and the store beneath them. */
@NullMarked
package com.emailpilot.clients;

import org.jspecify.annotations.NullMarked;
