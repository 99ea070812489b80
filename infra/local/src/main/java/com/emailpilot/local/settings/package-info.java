/** What a person may set for local mode, and which ports it needs. */
@NullMarked
package com.emailpilot.local.settings;

import org.jspecify.annotations.NullMarked;
