/** Seals the audit trail into a chain of hashes, and finds whatever was changed in it afterwards. */
@NullMarked
package com.emailpilot.clients.audit;

import org.jspecify.annotations.NullMarked;
