package com.emailpilot.gateway.members;

import com.emailpilot.clients.Changes;
import com.emailpilot.clients.ClientRecord;
import com.emailpilot.events.Role;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who may see a client, and as what: pure.
 *
 * <p>Exactly one member is the owner, whatever the record said before.
 *
 * @param roles of each member, in the order in which they joined
 */
record ClientMembers(String owner, Map<String, Role> roles) {

    ClientMembers {
        roles = Collections.unmodifiableMap(new LinkedHashMap<>(roles));
    }

    /** Those of a client; a second owner counts as an editor, a role that is not known as viewer. */
    static ClientMembers of(ClientRecord client) {
        var owner = client.ownerUserId();
        Map<String, Role> roles = new LinkedHashMap<>();
        client.memberIds().forEach(user -> roles.put(user, role(client, user)));
        if (!owner.isEmpty()) {
            roles.put(owner, Role.OWNER);
        }
        return new ClientMembers(owner, roles);
    }

    /** The member whom an address names, as the record writes it; empty where it names none. */
    Optional<String> named(EmailAddress address) {
        return roles.keySet().stream().filter(address::names).findFirst();
    }

    /** With this user in this role, which is not the owner's. */
    ClientMembers with(String user, Role role) {
        var changed = new LinkedHashMap<>(roles);
        changed.put(user, role);
        return new ClientMembers(owner, changed);
    }

    ClientMembers without(String user) {
        var left = new LinkedHashMap<>(roles);
        left.remove(user);
        return new ClientMembers(owner, left);
    }

    /** With this member as the owner, and the owner until now as an editor. */
    ClientMembers ownedBy(String member) {
        var handedOver = new LinkedHashMap<>(roles);
        handedOver.put(owner, Role.EDITOR);
        handedOver.put(member, Role.OWNER);
        return new ClientMembers(member, handedOver);
    }

    /** What the record says of its members. */
    Changes changes() {
        Map<String, String> words = new LinkedHashMap<>();
        roles.forEach((user, role) -> words.put(user, role.word()));
        return new Changes()
                .set("owner_user_id", owner)
                .set("member_ids", List.copyOf(roles.keySet()))
                .set("roles", words);
    }

    private static Role role(ClientRecord client, String user) {
        var role = Role.of(client.roles().getOrDefault(user, "")).orElse(Role.VIEWER);
        return role == Role.OWNER ? Role.EDITOR : role;
    }
}
