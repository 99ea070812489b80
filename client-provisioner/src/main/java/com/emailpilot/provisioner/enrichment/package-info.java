/** Counts the lists and segments of clients, after they are connected and once a day. */
@NullMarked
package com.emailpilot.provisioner.enrichment;

import org.jspecify.annotations.NullMarked;
