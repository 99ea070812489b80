/** What happened, as the services tell each other. */
@NullMarked
package com.emailpilot.events;

import org.jspecify.annotations.NullMarked;
