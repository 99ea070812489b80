package com.emailpilot.gateway.clients;

import com.emailpilot.clients.ClientRecord;
import com.emailpilot.clients.Role;
import java.util.Set;

/** What a member may do with a client: pure. Whoever has no known role may only look. */
public final class AccessPolicy {

    private static final Set<String> MAY_CHANGE = Set.of(Role.OWNER.word(), Role.EDITOR.word());

    private AccessPolicy() {}

    /** Whether the user may have it refreshed, reconnect it and disconnect it. */
    public static boolean mayChange(String user, ClientRecord client) {
        return client.visibleTo(user) && MAY_CHANGE.contains(client.roles().getOrDefault(user, Role.VIEWER.word()));
    }
}
