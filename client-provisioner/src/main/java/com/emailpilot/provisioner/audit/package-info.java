/** Seals the audit trail, every minute. */
@NullMarked
package com.emailpilot.provisioner.audit;

import org.jspecify.annotations.NullMarked;
