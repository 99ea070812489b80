/** Shows ops what happened and what is stuck, and sends again what failed. */
@NullMarked
package com.emailpilot.gateway.operations;

import org.jspecify.annotations.NullMarked;
