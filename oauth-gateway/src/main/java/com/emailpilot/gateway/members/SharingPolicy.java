package com.emailpilot.gateway.members;

import com.emailpilot.clients.ClientRecord;
import com.emailpilot.events.Role;
import com.emailpilot.gateway.clients.AccessPolicy;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who may share a client, with whom, and who may leave it: pure. */
final class SharingPolicy {

    /** So many people that nobody knows them all any more, and still few enough for one record. */
    static final int MOST_MEMBERS = 100;

    private SharingPolicy() {}

    /** What is to become of a wish, on the record as it stands. */
    sealed interface Verdict {}

    /**
     * It is done.
     *
     * @param member as the record writes the user
     * @param role absent where the user is no member any more
     */
    record Change(String member, @Nullable Role role, ClientMembers after) implements Verdict {}

    /** It is so already. */
    record AsItIs() implements Verdict {}

    /** It is not done, and the reason is the person's to know. */
    record Refused(RefusedShare why) implements Verdict {}

    /** Judges the wish of a person who sees the client. */
    static Verdict judge(ClientRecord client, Wish wish) {
        var members = ClientMembers.of(client);
        var member = members.named(wish.user());
        var leaves = wish.role() == null && member.filter(wish.by()::equals).isPresent();
        if (!leaves && !AccessPolicy.mayShare(wish.by(), client)) {
            return new Refused(RefusedShare.NOT_OWNER);
        }
        return wish.role() == null
                ? remove(members, member)
                : give(members, member.orElse(wish.user().text()), wish.role());
    }

    private static Verdict remove(ClientMembers members, Optional<String> named) {
        if (named.isEmpty()) {
            return new AsItIs();
        }
        var member = named.get();
        return member.equals(members.owner())
                ? new Refused(RefusedShare.HAND_OVER_FIRST)
                : new Change(member, null, members.without(member));
    }

    private static Verdict give(ClientMembers members, String user, Role role) {
        var now = members.roles().get(user);
        if (now == role) {
            return new AsItIs();
        }
        if (now == Role.OWNER) {
            return new Refused(RefusedShare.HAND_OVER_FIRST);
        }
        if (role == Role.OWNER) {
            return now == null ? new Refused(RefusedShare.SHARE_FIRST) : new Change(user, role, members.ownedBy(user));
        }
        return now == null && members.roles().size() >= MOST_MEMBERS
                ? new Refused(RefusedShare.TOO_MANY)
                : new Change(user, role, members.with(user, role));
    }
}
