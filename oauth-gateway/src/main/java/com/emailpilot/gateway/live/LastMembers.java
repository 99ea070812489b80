package com.emailpilot.gateway.live;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who could see a client when it was last told of, for those clients that were told of lately. */
final class LastMembers {

    private static final int MOST = 10_000;

    private final Map<String, Set<String>> members = new LinkedHashMap<>(64, 0.75f, true);

    /** Remembers one whose part in the client changed: who is no member at the next update is gone since then. */
    synchronized void add(String clientId, String user) {
        var known = new HashSet<>(members.getOrDefault(clientId, Set.of()));
        known.add(user);
        members.put(clientId, Set.copyOf(known));
    }

    /** Remembers the members of now; the answer is who was one before and is no longer. */
    synchronized Set<String> update(String clientId, List<String> now) {
        var before = now.isEmpty() ? members.remove(clientId) : members.put(clientId, Set.copyOf(now));
        if (members.size() > MOST) {
            members.remove(members.keySet().iterator().next());
        }
        var gone = new HashSet<>(before == null ? Set.<String>of() : before);
        now.forEach(gone::remove);
        return gone;
    }
}
