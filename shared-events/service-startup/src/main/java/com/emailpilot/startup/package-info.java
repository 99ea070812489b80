/** How a service of ours starts: settings that fail in one line, the vault, the clock, the public health. */
@NullMarked
package com.emailpilot.startup;

import org.jspecify.annotations.NullMarked;
