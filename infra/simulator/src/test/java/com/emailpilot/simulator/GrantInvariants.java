package com.emailpilot.simulator;

import com.emailpilot.clients.ClientRecord;
import com.emailpilot.clients.Document;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What must hold between grants and clients: the newest one wins. */
final class GrantInvariants {

    private final World world;

    GrantInvariants(World world) {
        this.world = world;
    }

    void check(List<ClientRecord> clients) {
        clients.forEach(this::holdsItsNewestGrant);
        world.store().all("grants").stream()
                .filter(grant -> reason(grant).equals("superseded"))
                .forEach(grant -> wasSuperseded(grant, clients));
    }

    private void holdsItsNewestGrant(ClientRecord client) {
        var applied = world.store().all("grants").stream()
                .filter(grant -> grant.text("client_id").orElse("").equals(client.clientId()))
                .sorted(Comparator.comparing(Document::createTime))
                .toList();
        if (applied.size() != client.oauth().generation()) {
            violated("I6 " + client + " has generation " + client.oauth().generation() + " of " + applied.size()
                    + " grants");
        }
        var newest = applied.isEmpty() ? null : applied.getLast();
        if (newest == null || !newest.createTime().equals(client.oauth().grantTime())) {
            violated(
                    "newest grant: " + client + " has that of " + client.oauth().grantTime() + ", not " + newest);
        } else {
            holdsTokensOf(client, world.witness().consents().get(newest.path().id()));
        }
    }

    private void holdsTokensOf(ClientRecord client, @Nullable Family family) {
        var stored = world.witness().stored(client);
        var token = stored == null ? null : world.klaviyo().token(stored);
        if (token != null && token.family() != family) {
            violated("newest grant: " + client + " holds a token of another grant");
        }
    }

    private void wasSuperseded(Document grant, List<ClientRecord> clients) {
        var family = world.witness().consents().get(grant.path().id());
        var account = family == null ? "" : family.accountId();
        if (clients.stream()
                .filter(client -> client.klaviyo().accountId().equals(account))
                .noneMatch(client -> client.oauth().isNewerThan(grant.createTime()))) {
            violated("newest grant: " + grant.path() + " was refused though nothing is newer");
        }
    }

    private static String reason(Document grant) {
        return grant.text("reason").orElse("");
    }

    private void violated(String invariant) {
        world.witness().violated(invariant);
    }
}
