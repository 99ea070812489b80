/** Apps, codes, tokens and installs: the authorization server, and the ledger of all it issued. */
@NullMarked
package com.emailpilot.sandbox.oauth;

import org.jspecify.annotations.NullMarked;
