package com.emailpilot.gateway.members;

import com.emailpilot.clients.ClientRecord;
import java.util.List;

/**
 * What the caller is told.
 *
 * @param members everybody who sees the client from now on; empty for one who does not see it any more
 * @param unchanged whether it was so before
 */
record MembersAnswer(
        boolean success, String message, String clientId, String owner, List<Member> members, boolean unchanged) {

    MembersAnswer {
        members = List.copyOf(members);
    }

    /** One of them. */
    record Member(String user, String role) {}

    static MembersAnswer shared(ClientRecord client, ClientMembers after, Wish wish) {
        return of(wish, client, after, new Said(done(client, wish), false));
    }

    static MembersAnswer unchanged(ClientRecord client, Wish wish) {
        return of(wish, client, ClientMembers.of(client), new Said(before(client, wish), true));
    }

    private static MembersAnswer of(Wish wish, ClientRecord client, ClientMembers now, Said said) {
        var members = now.roles().entrySet().stream()
                .map(member -> new Member(member.getKey(), member.getValue().word()))
                .toList();
        var sees = now.roles().containsKey(wish.by());
        return new MembersAnswer(
                true, said.message(), client.clientId(), now.owner(), sees ? members : List.of(), said.unchanged());
    }

    private static String done(ClientRecord client, Wish wish) {
        var name = client.displayName();
        var user = wish.user().text();
        return switch (wish.role()) {
            case null ->
                wish.user().names(wish.by())
                        ? "You left %s. Its owner can share it with you again.".formatted(name)
                        : "%s does not see %s any more.".formatted(user, name);
            case OWNER -> "%s owns %s from now on, and you are an editor of it.".formatted(user, name);
            case EDITOR -> "%s may change %s.".formatted(user, name);
            case VIEWER -> "%s may look at %s.".formatted(user, name);
        };
    }

    private static String before(ClientRecord client, Wish wish) {
        var role = wish.role();
        return role == null
                ? "%s did not see %s before either.".formatted(wish.user().text(), client.displayName())
                : "%s was %s of %s already.".formatted(wish.user().text(), role.word(), client.displayName());
    }

    private record Said(String message, boolean unchanged) {}
}
