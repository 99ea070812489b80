package com.emailpilot.gateway.invites;

import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.Write;
import com.emailpilot.gateway.clients.AccessPolicy;
import com.emailpilot.gateway.connect.Invitations;
import reactor.core.publisher.Mono;

/** Finds an invite, and knows whether it may still be used. */
final class FindInvite implements Invitations {

    private final Invites invites;
    private final ClientRecords clients;

    FindInvite(Invites invites, ClientRecords clients) {
        this.invites = invites;
        this.clients = clients;
    }

    /**
     * An invite that was looked up.
     *
     * @param state {@link InviteState#REVOKED} as well where the inviter may no longer change the client to reconnect
     */
    record Found(Invites.Read read, InviteState state) {

        Invite invite() {
            return read.invite();
        }
    }

    /** Empty when there is none. */
    Mono<Found> find(String inviteId) {
        return invites.find(inviteId)
                .flatMap(read -> inForce(read.invite())
                        .map(inForce -> new Found(read, inForce ? read.state() : InviteState.REVOKED)));
    }

    @Override
    public Mono<Write> use(String inviteId, String grantId) {
        return find(inviteId)
                .filter(found -> found.state() == InviteState.OPEN)
                .map(found -> Invites.used(found.read(), grantId));
    }

    /** What an inviter lost the right to do, nobody can do in their name. */
    private Mono<Boolean> inForce(Invite invite) {
        var clientId = invite.expectedClientId();
        return clientId == null || invite.storedState() != InviteState.OPEN
                ? Mono.just(true)
                : clients.find(clientId)
                        .map(client -> AccessPolicy.mayChange(invite.inviter(), client))
                        .defaultIfEmpty(false);
    }
}
