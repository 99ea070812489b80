/** Lets people call a client what they like, and tag it. */
@NullMarked
package com.emailpilot.gateway.edit;

import org.jspecify.annotations.NullMarked;
