/** What survives between two runs: exports of Firestore. */
@NullMarked
package com.emailpilot.local.state;

import org.jspecify.annotations.NullMarked;
