/** What a run left behind: events, documents, the ledger of Klaviyo, logs; and what must be true of it. */
@NullMarked
package com.emailpilot.system.evidence;

import org.jspecify.annotations.NullMarked;
