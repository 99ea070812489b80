package com.emailpilot.gateway.connect;

import com.emailpilot.clients.Write;
import reactor.core.publisher.Mono;

/** The invites that flows answer: each is good for one grant, whoever has its link. */
public interface Invitations {

    /**
     * The write that uses an invite up, for the commit that stores the grant; it conflicts if the invite changed since.
     *
     * <p>Empty where nobody may use it any more: it is used, revoked or over, or the inviter may no longer do what it says.
     */
    Mono<Write> use(String inviteId, String grantId);
}
