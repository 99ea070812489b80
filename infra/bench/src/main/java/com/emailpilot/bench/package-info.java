/** Measures the services as processes under load, and checks afterwards that they lost nothing. */
@NullMarked
package com.emailpilot.bench;

import org.jspecify.annotations.NullMarked;
