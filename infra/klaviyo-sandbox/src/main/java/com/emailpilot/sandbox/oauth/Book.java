package com.emailpilot.sandbox.oauth;

import com.emailpilot.sandbox.state.Remembered;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the ledger keeps, as the facts made it. Only touched while the ledger is held. */
final class Book implements Remembered<LedgerFact> {

    private final Map<String, Credential> credentials = new LinkedHashMap<>();
    private final Map<String, List<Credential>> byAccount = new HashMap<>();
    private final Map<String, Grant> grants = new HashMap<>();
    private final Map<String, Install> installs = new LinkedHashMap<>();
    private final Map<String, Install> current = new HashMap<>();

    Collection<Credential> all() {
        return credentials.values();
    }

    Collection<Credential> of(String accountId) {
        return byAccount.getOrDefault(accountId, List.of());
    }

    Optional<Credential> find(String id) {
        return Optional.ofNullable(credentials.get(id));
    }

    /** Whether the grant is known as it is now. */
    boolean knows(Grant grant) {
        return grant.equals(grants.get(grant.id()));
    }

    List<Install> installs() {
        return List.copyOf(installs.values());
    }

    /** Empty while the app is not installed in the account. */
    Optional<Install> current(String clientId, String accountId) {
        return Optional.ofNullable(current.get(pair(clientId, accountId)));
    }

    @Override
    public String name() {
        return "ledger";
    }

    @Override
    public Class<LedgerFact> factType() {
        return LedgerFact.class;
    }

    @Override
    public Stream<LedgerFact> memory() {
        var known = new HashMap<String, Grant>();
        return Stream.concat(
                installs.values().stream().map(LedgerFact.Installed::new),
                credentials.values().stream().flatMap(credential -> {
                    var grant = credential.grant();
                    var told = grant.equals(known.put(grant.id(), grant));
                    return told
                            ? credential.facts()
                            : Stream.concat(Stream.of(new LedgerFact.Granted(grant)), credential.facts());
                }));
    }

    @Override
    public void remember(LedgerFact fact) {
        switch (fact) {
            case LedgerFact.Installed(var install) -> install(install);
            case LedgerFact.Granted(var grant) -> grants.put(grant.id(), grant);
            case LedgerFact.Issued issued -> issue(issued);
            case LedgerFact.Fate fate -> find(fate.id()).orElseThrow().happened(fate);
        }
    }

    @Override
    public void forget() {
        credentials.clear();
        byAccount.clear();
        grants.clear();
        installs.clear();
        current.clear();
    }

    private void issue(LedgerFact.Issued issued) {
        var grant = Optional.ofNullable(grants.get(issued.grantId())).orElseThrow();
        var credential = new Credential(issued, grant);
        credentials.put(issued.id(), credential);
        byAccount.computeIfAbsent(grant.accountId(), _ -> new ArrayList<>(2)).add(credential);
    }

    private void install(Install install) {
        installs.put(install.id(), install);
        var pair = pair(install.clientId(), install.accountId());
        if (install.uninstalledAt() == null) {
            current.put(pair, install);
        } else {
            current.remove(pair);
        }
    }

    private static String pair(String clientId, String accountId) {
        return clientId + " " + accountId;
    }
}
