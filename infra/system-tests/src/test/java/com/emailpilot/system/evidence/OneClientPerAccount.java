package com.emailpilot.system.evidence;

import java.util.stream.Stream;

/** I4: one client per account, and the index agrees. */
final class OneClientPerAccount implements Invariant {

    @Override
    public Finding check(Evidence evidence) {
        var dump = evidence.dump();
        var doubled = dump.collection("clients").stream()
                .map(client -> client.text("klaviyo.account_id"))
                .filter(account -> dump.clients(account).size() > 1)
                .distinct()
                .map(account -> account + " has several clients");
        var unindexed = dump.collection("clients").stream()
                .filter(client -> dump.find("klaviyo_accounts", client.text("klaviyo.account_id"))
                        .filter(index -> index.text("client_id").equals(client.id()))
                        .isEmpty())
                .map(client -> client.id() + " is not in the index");
        var dangling = dump.collection("klaviyo_accounts").stream()
                .filter(index -> dump.clients(index.id()).isEmpty())
                .map(index -> index.id() + " has no client");
        return new Finding(
                "I4",
                dump.collection("clients").size() + " clients",
                Stream.of(doubled, unindexed, dangling).flatMap(all -> all).toList());
    }
}
