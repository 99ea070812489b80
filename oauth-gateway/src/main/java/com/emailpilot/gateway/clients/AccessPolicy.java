package com.emailpilot.gateway.clients;

import com.emailpilot.clients.ClientRecord;
import com.emailpilot.events.Role;
import java.util.Set;

/** What a member may do with a client: pure. Whoever has no known role may only look. */
public final class AccessPolicy {

    private static final Set<String> MAY_CHANGE = Set.of(Role.OWNER.word(), Role.EDITOR.word());

    private AccessPolicy() {}

    /** Whether the user may have it refreshed, reconnect it, edit it and disconnect it. */
    public static boolean mayChange(String user, ClientRecord client) {
        return client.visibleTo(user) && MAY_CHANGE.contains(client.roles().getOrDefault(user, Role.VIEWER.word()));
    }

    /** Whether the user may say who else sees it, and hand it over: its one owner alone. */
    public static boolean mayShare(String user, ClientRecord client) {
        return client.visibleTo(user) && client.ownerUserId().equals(user);
    }
}
