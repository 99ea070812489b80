package com.emailpilot.simulator;

import com.emailpilot.clients.ClientRecord;
import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.ConnectionState;
import com.emailpilot.clients.Document;
import com.emailpilot.clients.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** What must hold once all is quiet. */
final class Invariants {

    private final World world;

    Invariants(World world) {
        this.world = world;
    }

    /** Whether nothing is under way any more. */
    boolean quiet() {
        return stuck().isEmpty();
    }

    void check() {
        stuck().forEach(what -> violated("I12 stuck: " + what));
        oneClientPerAccount();
        new EventInvariants(world).check(clients());
        new GrantInvariants(world).check(clients());
        new TokenInvariants(world).check(clients());
    }

    private List<String> stuck() {
        var stuck = new ArrayList<String>();
        if (world.bus().unsettled() > 0) {
            stuck.add(world.bus().unsettled() + " messages");
        }
        world.store().all("outbox").forEach(row -> stuck.add(row.path().toString()));
        world.store().all("grants").stream()
                .filter(grant -> grant.text("status").orElse("").equals("WAITING"))
                .forEach(grant -> stuck.add(grant.path().toString()));
        for (var client : clients()) {
            if (client.oauth().rotation().attempt() != null) {
                stuck.add("an attempt of " + client);
            }
            if (client.oauth().revocation() != null) {
                stuck.add("a revocation of " + client);
            }
            if (client.oauth().alive() && client.oauth().rotation().invalidGrant() != null) {
                stuck.add("a refusal of " + client);
            }
            if (client.oauth().state() == ConnectionState.DEGRADED) {
                stuck.add("the trouble of " + client);
            }
        }
        return stuck;
    }

    private List<ClientRecord> clients() {
        return world.store().all("clients").stream().map(this::record).toList();
    }

    private ClientRecord record(Document document) {
        return ClientRecords.read(
                        new Snapshot(document.path(), document, world.time().instant()))
                .orElseThrow();
    }

    private void oneClientPerAccount() {
        var clientOf = new HashMap<String, String>();
        for (var index : world.store().all("klaviyo_accounts")) {
            clientOf.put(index.path().id(), index.text("client_id").orElse(""));
        }
        for (var client : clients()) {
            if (!client.clientId().equals(clientOf.remove(client.klaviyo().accountId()))) {
                violated("I4 " + client + " is not the one client of "
                        + client.klaviyo().accountId());
            }
        }
        clientOf.forEach((account, client) -> violated("I4 " + account + " names the unknown client " + client));
    }

    private void violated(String invariant) {
        world.witness().violated(invariant);
    }
}
