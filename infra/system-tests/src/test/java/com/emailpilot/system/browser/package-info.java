/** What a person sees and does in a real browser, in front of the whole system. */
@NullMarked
package com.emailpilot.system.browser;

import org.jspecify.annotations.NullMarked;
