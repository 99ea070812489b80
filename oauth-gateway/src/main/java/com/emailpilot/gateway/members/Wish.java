package com.emailpilot.gateway.members;

import com.emailpilot.events.Role;
import org.jspecify.annotations.Nullable;

/**
 * What a person wants a user to be for a client.
 *
 * @param role absent where the user is to be no member any more
 */
record Wish(
        String clientId,
        String by,
        EmailAddress user,
        @Nullable Role role) {}
