/** Opens the vault that seals the cookies and the grants of this service. */
@NullMarked
package com.emailpilot.gateway.keys;

import org.jspecify.annotations.NullMarked;
