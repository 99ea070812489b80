/** A faithful Klaviyo for one machine: started as a program, or inside a test. */
@NullMarked
package com.emailpilot.sandbox;

import org.jspecify.annotations.NullMarked;
