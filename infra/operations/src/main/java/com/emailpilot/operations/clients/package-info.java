/** The commands about clients. */
@NullMarked
package com.emailpilot.operations.clients;

import org.jspecify.annotations.NullMarked;
