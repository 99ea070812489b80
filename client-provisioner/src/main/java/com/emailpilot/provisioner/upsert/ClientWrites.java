package com.emailpilot.provisioner.upsert;

import com.emailpilot.clients.AccountIndex;
import com.emailpilot.clients.ClientRecord;
import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.Grant;
import com.emailpilot.clients.Write;
import com.emailpilot.events.ClientCreated;
import com.emailpilot.events.ClientEvent;
import com.emailpilot.events.ClientReconnected;
import com.emailpilot.events.ClientState;
import com.emailpilot.events.ClientStatus;
import com.emailpilot.klaviyo.KlaviyoAccount;
import com.emailpilot.vault.TokenPlace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What step P5 writes into the client and the account index, and the event that tells of it. */
final class ClientWrites {

    private final GrantTokens tokens;
    private final AccountIndex index;

    ClientWrites(GrantTokens tokens, AccountIndex index) {
        this.tokens = tokens;
        this.index = index;
    }

    /** The writes, and the event that they make true. */
    record Upsert(List<Write> writes, ClientEvent event) {}

    Upsert upsert(Grant grant, Instant now, KlaviyoAccount account, Target target) {
        var client = target.client();
        var state = stateAfter(account, target, now);
        List<Write> writes = new ArrayList<>();
        writes.add(clientWrite(grant, account, state, client));
        if (!target.indexed()) {
            writes.add(index.claim(account.accountId(), state.clientId()));
        }
        return new Upsert(writes, event(grant, state, client));
    }

    private Write clientWrite(Grant grant, KlaviyoAccount account, ClientState state, @Nullable ClientRecord client) {
        var tokenVersion = client == null ? 1 : client.oauth().tokenVersion() + 1;
        var place = new TokenPlace(state.clientId(), state.generation(), tokenVersion);
        var fields = new ClientFields(state)
                .connection(grant, tokenVersion, tokens.sealedFor(place, grant))
                .profile(account);
        return client == null
                ? fields.ownedBy(grant.connectedBy()).create(ClientRecords.path(state.clientId()))
                : fields.joinedBy(grant.connectedBy(), client).update(client.document());
    }

    private static ClientState stateAfter(KlaviyoAccount account, Target target, Instant now) {
        var client = target.client();
        return new ClientState(
                target.clientId(),
                account.accountId(),
                client != null && client.renamed() ? client.displayName() : account.accountName(),
                ClientStatus.ACTIVE,
                client == null ? 1 : client.oauth().generation() + 1,
                client == null ? 1 : client.oauth().seq() + 1,
                now);
    }

    private static ClientEvent event(Grant grant, ClientState state, @Nullable ClientRecord client) {
        return client == null
                ? new ClientCreated(state, grant.connectedBy())
                : new ClientReconnected(state, grant.connectedBy());
    }
}
