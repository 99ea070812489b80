/** The pages a person sees: consent, marketplace, and the index of the sandbox itself. */
@NullMarked
package com.emailpilot.sandbox.consent;

import org.jspecify.annotations.NullMarked;
