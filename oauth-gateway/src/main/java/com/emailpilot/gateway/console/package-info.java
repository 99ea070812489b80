/** The pages that a person sees, and one sentence for every outcome. */
@NullMarked
package com.emailpilot.gateway.console;

import org.jspecify.annotations.NullMarked;
