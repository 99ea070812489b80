package com.emailpilot.gateway.members;

import com.emailpilot.clients.ClientRecord;
import com.emailpilot.gateway.console.Refusal;
import org.springframework.http.HttpStatus;

/** Why a client is not shared as a person wanted. */
enum RefusedShare {
    /** Only the owner decides who sees a client. */
    NOT_OWNER,
    /** A client without an owner would belong to nobody. */
    HAND_OVER_FIRST,
    /** A client is not given away to a user who does not see it yet: the address may be mistyped. */
    SHARE_FIRST,
    /** One record holds so many members and no more. */
    TOO_MANY,
    /** No event can tell of a connection of the first version. */
    FIRST_VERSION;

    /** What the person is told: what is in the way, and what to do. */
    Refusal of(ClientRecord client, String user) {
        var name = client.displayName();
        return switch (this) {
            case NOT_OWNER -> new Refusal(HttpStatus.FORBIDDEN, "not_owner", notOwner(client), null);
            case HAND_OVER_FIRST ->
                refusal(
                        "hand_over_first",
                        "%s needs an owner, and that is %s. Make another member its owner first, then try again."
                                .formatted(name, client.ownerUserId()));
            case SHARE_FIRST ->
                refusal(
                        "share_first",
                        "%s does not see %s yet. Share it with them first, then make them its owner."
                                .formatted(user, name));
            case TOO_MANY ->
                refusal(
                        "too_many_members",
                        "%s is shared with %d people already. Remove one of them first."
                                .formatted(name, SharingPolicy.MOST_MEMBERS));
            case FIRST_VERSION ->
                refusal(
                        "first_version",
                        "%s was connected in the first version of EmailPilot. Reconnect it first, then share it."
                                .formatted(name));
        };
    }

    private static Refusal refusal(String code, String sentence) {
        return new Refusal(HttpStatus.CONFLICT, code, sentence, null);
    }

    private static String notOwner(ClientRecord client) {
        return client.ownerUserId().isEmpty()
                ? "%s has no owner yet. Whoever reconnects it becomes its owner, and may share it."
                        .formatted(client.displayName())
                : "Only the owner of %s says who else may see it. Ask %s."
                        .formatted(client.displayName(), client.ownerUserId());
    }
}
