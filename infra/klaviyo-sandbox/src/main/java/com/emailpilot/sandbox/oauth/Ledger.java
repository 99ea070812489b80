package com.emailpilot.sandbox.oauth;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Every code, token, key and install there ever was, and the only place where their fate changes. */
public final class Ledger {

    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Credential> credentials = new LinkedHashMap<>();
    private final Map<String, Install> installs = new LinkedHashMap<>();
    private final Map<String, String> current = new LinkedHashMap<>();

    public Ledger(Clock clock) {
        this.clock = clock;
    }

    /** All rows that fit, oldest first. */
    public List<LedgerRow> rows(Predicate<LedgerRow> wanted) {
        return atomically(() -> {
            var now = clock.instant();
            return credentials.values().stream()
                    .map(credential -> credential.row(now))
                    .filter(wanted)
                    .toList();
        });
    }

    public List<Install> installs() {
        return atomically(() -> List.copyOf(installs.values()));
    }

    /** Takes the app out of the account, as its owner or a revocation does: every token of the pair dies. */
    public boolean uninstall(String clientId, String accountId) {
        return atomically(() -> {
            var install = current.remove(pair(clientId, accountId));
            if (install != null) {
                installs.computeIfPresent(install, (_, was) -> was.uninstalled(clock.instant()));
                revokeTokens(of(clientId, accountId), "uninstalled");
            }
            return install != null;
        });
    }

    /** Ends the tokens of the pair and leaves the app installed, as Klaviyo does for reasons of its own. */
    public int revokeTokens(String clientId, String accountId) {
        return atomically(() -> revokeTokens(of(clientId, accountId), "by Klaviyo"));
    }

    /** Ends one code, token or key. */
    public boolean revoke(String id) {
        return atomically(() -> {
            var credential = Optional.ofNullable(credentials.get(id));
            credential.ifPresent(found -> found.revoke(clock.instant(), "by Klaviyo"));
            return credential.isPresent();
        });
    }

    /** Ends the API keys of an account. */
    public int revokeKeys(String accountId) {
        return atomically(() -> revoke(
                credential -> credential.kind() == CredentialKind.API_KEY
                        && credential.grant().accountId().equals(accountId),
                "deleted"));
    }

    public void reset() {
        atomically(() -> {
            credentials.clear();
            installs.clear();
            current.clear();
            return credentials;
        });
    }

    /** Runs an action while nothing else can change: check and act are one step. */
    <T> T atomically(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    Instant now() {
        return clock.instant();
    }

    Optional<Credential> find(String value) {
        return atomically(() -> Optional.ofNullable(credentials.get(Fingerprint.of(value))));
    }

    Credential enter(
            String value, CredentialKind kind, Grant grant, @Nullable String parentId, @Nullable Instant expiresAt) {
        return atomically(() -> {
            var credential = new Credential(Fingerprint.of(value), kind, grant, parentId, clock.instant(), expiresAt);
            credentials.put(credential.id(), credential);
            return credential;
        });
    }

    /** The pair's install; made if there is none. */
    Install install(String clientId, String accountId) {
        return atomically(() -> {
            var id = current.computeIfAbsent(
                    pair(clientId, accountId), _ -> UUID.randomUUID().toString());
            return installs.computeIfAbsent(id, _ -> new Install(id, clientId, accountId, clock.instant(), null));
        });
    }

    void revokeFamily(Grant grant, String because) {
        atomically(() -> revokeTokens(credential -> credential.grant().id().equals(grant.id()), because));
    }

    /** Ends the tokens that earlier grants gave to the same install. */
    void revokeEarlier(Grant newest) {
        atomically(() -> revokeTokens(
                of(newest.clientId(), newest.accountId())
                        .and(credential -> !credential.grant().id().equals(newest.id())),
                "authorized again"));
    }

    private int revokeTokens(Predicate<Credential> which, String because) {
        return revoke(
                which.and(credential -> credential.kind() == CredentialKind.ACCESS_TOKEN
                        || credential.kind() == CredentialKind.REFRESH_TOKEN),
                because);
    }

    private int revoke(Predicate<Credential> which, String because) {
        var found = new ArrayList<>(credentials.values());
        found.removeIf(which.negate());
        found.forEach(credential -> credential.revoke(clock.instant(), because));
        return found.size();
    }

    private static Predicate<Credential> of(String clientId, String accountId) {
        return credential -> credential.grant().clientId().equals(clientId)
                && credential.grant().accountId().equals(accountId);
    }

    private static String pair(String clientId, String accountId) {
        return clientId + " " + accountId;
    }
}
