/** Keeps one record per Klaviyo account, true to the newest event. */
@NullMarked
package com.emailpilot.provisioner;

import org.jspecify.annotations.NullMarked;
