package com.emailpilot.gateway.invites;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who is to be invited.
 *
 * @param name what the client is called
 * @param email where the link is sent; absent where the inviter did not say
 */
record NewInvite(String name, @Nullable String email) {}
