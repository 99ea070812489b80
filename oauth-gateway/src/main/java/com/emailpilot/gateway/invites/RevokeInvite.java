package com.emailpilot.gateway.invites;

import com.emailpilot.clients.AuditAction;
import com.emailpilot.clients.AuditRow;
import com.emailpilot.clients.Conflicts;
import com.emailpilot.clients.Documents;
import com.emailpilot.clients.Write;
import java.util.List;
import reactor.core.publisher.Mono;

/** Takes an invite back, unless somebody was faster. */
final class RevokeInvite {

    private final Documents documents;
    private final Invites invites;
    private final Conflicts conflicts;

    RevokeInvite(Documents documents, Conflicts conflicts) {
        this.documents = documents;
        this.invites = new Invites(documents);
        this.conflicts = conflicts;
    }

    /**
     * The invite as it was at the last look: {@link InviteState#USED} if it was used before; else it is revoked now. Empty
     * for one that another user made, or nobody.
     */
    Mono<Invites.Read> revoke(String inviter, String inviteId) {
        return conflicts.decideAgain(() -> invites.find(inviteId)
                .filter(read -> read.invite().inviter().equals(inviter))
                .flatMap(read -> switch (read.state()) {
                    case OPEN, EXPIRED -> store(read).thenReturn(read);
                    case USED, REVOKED -> Mono.just(read);
                }));
    }

    private Mono<Void> store(Invites.Read read) {
        var invite = read.invite();
        var row = AuditRow.of(
                        "invite-revoked-" + invite.id(), read.readTime(), AuditAction.INVITE_REVOKED, invite.inviter())
                .about(invite.expectedClientId())
                .with("invite", invite.id())
                .with("name", invite.name());
        return documents
                .commit(List.<Write>of(Invites.revoked(read), row.create()))
                .then();
    }
}
