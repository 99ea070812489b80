/** What rotating and revoking have in common: one attempt at a time, marked in the client's record. */
@NullMarked
package com.emailpilot.refresher.attempt;

import org.jspecify.annotations.NullMarked;
