/** Answers what clients a user has and how their connections stand. */
@NullMarked
package com.emailpilot.gateway.clients;

import org.jspecify.annotations.NullMarked;
