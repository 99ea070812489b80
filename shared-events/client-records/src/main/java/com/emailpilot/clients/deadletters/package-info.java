/** Shows what no consumer could handle, sends it to its consumer again, and gives it up where somebody says why. */
@NullMarked
package com.emailpilot.clients.deadletters;

import org.jspecify.annotations.NullMarked;
