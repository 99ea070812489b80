package com.emailpilot.events;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/**
 * Another person may see a client, one may no longer, or a member got another role.
 *
 * @param sharedBy the user who did it; one who left did it themselves
 * @param member the user it is about
 * @param role what the member is from now on; absent for one who is no member any more. Where it is the owner, whoever
 *     did it was the owner until then, and is an editor now
 */
public record ClientShared(
        @JsonUnwrapped ClientState client,
        String sharedBy,
        String member,
        @Nullable Role role) implements ClientChange {

    public ClientShared {
        Required.present("client", client);
        Required.text("shared_by", sharedBy);
        Required.text("member", member);
    }
}
