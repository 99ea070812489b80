/** The main job from the click to the client record, over real processes. */
@NullMarked
package com.emailpilot.system.flow;

import org.jspecify.annotations.NullMarked;
