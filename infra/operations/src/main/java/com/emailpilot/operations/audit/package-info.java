/** The commands about the audit trail. */
@NullMarked
package com.emailpilot.operations.audit;

import org.jspecify.annotations.NullMarked;
