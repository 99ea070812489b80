package com.emailpilot.gateway.connect;

import com.emailpilot.gateway.signin.SignedIn;
import org.jspecify.annotations.Nullable;

/**
 * A flow that is asked for.
 *
 * @param person for whom: the one who is signed in, or the inviter
 * @param landing where it is to end
 * @param expectedClientId the client to reconnect; absent for a new connection
 * @param invite id of the invite that it answers; absent for a person's own wish
 */
record FlowWish(
        SignedIn person,
        LandingPath landing,
        @Nullable String expectedClientId,
        @Nullable String invite) {}
