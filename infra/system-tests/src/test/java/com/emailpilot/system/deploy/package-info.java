/** What is deployed says the same as the code: topology, containers, clock. */
@NullMarked
package com.emailpilot.system.deploy;

import org.jspecify.annotations.NullMarked;
