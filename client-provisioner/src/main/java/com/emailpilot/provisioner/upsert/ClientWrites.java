package com.emailpilot.provisioner.upsert;

import com.emailpilot.clients.AccountIndex;
import com.emailpilot.clients.ClientRecord;
import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.Grant;
import com.emailpilot.clients.Health;
import com.emailpilot.clients.Write;
import com.emailpilot.events.ClientCreated;
import com.emailpilot.events.ClientEvent;
import com.emailpilot.events.ClientReconnected;
import com.emailpilot.events.ClientState;
import com.emailpilot.events.ClientStatus;
import com.emailpilot.klaviyo.KlaviyoAccount;
import com.emailpilot.provisioner.health.HealthPolicy;
import com.emailpilot.provisioner.klaviyo.WantedScopes;
import com.emailpilot.vault.TokenPlace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What step P5 writes into the client and the account index, and the event that tells of it. */
final class ClientWrites {

    private final GrantTokens tokens;
    private final AccountIndex index;
    private final WantedScopes wanted;

    ClientWrites(GrantTokens tokens, AccountIndex index, WantedScopes wanted) {
        this.tokens = tokens;
        this.index = index;
        this.wanted = wanted;
    }

    /** The writes, and the event that they make true. */
    record Upsert(List<Write> writes, ClientEvent event) {}

    Upsert upsert(OpenedGrant opened, KlaviyoAccount account, Target target) {
        var state = stateAfter(account, target, opened.readTime());
        List<Write> writes = new ArrayList<>();
        writes.add(clientWrite(opened, account, state, target.client()));
        indexWrite(account.accountId(), target).ifPresent(writes::add);
        return new Upsert(writes, event(opened.grant(), state, target.client()));
    }

    private Write clientWrite(
            OpenedGrant opened, KlaviyoAccount account, ClientState state, @Nullable ClientRecord client) {
        var grant = opened.grant();
        var tokenVersion = client == null ? 1 : client.oauth().tokenVersion() + 1;
        var place = new TokenPlace(state.clientId(), state.generation(), tokenVersion);
        var fields = new ClientFields(state)
                .connection(grant, tokenVersion, tokens.sealedFor(place, opened.tokens()))
                .profile(account)
                .health(confirmed(opened));
        return client == null
                ? fields.ownedBy(grant.connectedBy()).create(ClientRecords.path(state.clientId()))
                : fields.joinedBy(grant.connectedBy(), client).update(client.document());
    }

    /** Klaviyo has just told whose the tokens are: nobody has to ask again. */
    private Health confirmed(OpenedGrant opened) {
        var grant = opened.grant();
        return HealthPolicy.good(opened.readTime(), wanted.missingIn(grant.scopes()), grant.claimedAt());
    }

    private Optional<Write> indexWrite(String accountId, Target target) {
        var entry = target.entry();
        if (entry == null) {
            return Optional.of(index.claim(accountId, target.clientId()));
        }
        return entry.clientId().equals(target.clientId())
                ? Optional.empty()
                : Optional.of(index.reassign(entry, target.clientId()));
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
