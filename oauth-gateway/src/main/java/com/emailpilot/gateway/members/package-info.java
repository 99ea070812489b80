/** Lets owners share a client with other people, and lets those leave again. */
@NullMarked
package com.emailpilot.gateway.members;

import org.jspecify.annotations.NullMarked;
