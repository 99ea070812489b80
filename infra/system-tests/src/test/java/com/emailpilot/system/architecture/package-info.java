/** The walls between the modules, and the habits that a compiler does not check. */
@NullMarked
package com.emailpilot.system.architecture;

import org.jspecify.annotations.NullMarked;
