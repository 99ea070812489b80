/** Finds out whether connections work and what they lack, once a day and after something went wrong. */
@NullMarked
package com.emailpilot.provisioner.health;

import org.jspecify.annotations.NullMarked;
