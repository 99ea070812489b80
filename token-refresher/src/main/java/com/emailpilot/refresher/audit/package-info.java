/** Remembers who read which credential, in rows that are only ever added. */
@NullMarked
package com.emailpilot.refresher.audit;

import org.jspecify.annotations.NullMarked;
