package com.emailpilot.operations.keys;

import com.emailpilot.clients.AuditAction;
import com.emailpilot.clients.AuditRow;
import com.emailpilot.clients.Conflicts;
import com.emailpilot.clients.DocumentPath;
import com.emailpilot.clients.Documents;
import com.emailpilot.clients.KeysetReports;
import com.emailpilot.clients.KeysetReports.Running;
import com.emailpilot.clients.KnownKey;
import com.emailpilot.clients.KnownKeys;
import com.emailpilot.operations.system.ConnectedSystem;
import com.emailpilot.operations.terminal.FailedOperationException;
import com.emailpilot.vault.StoredKey;
import com.emailpilot.vault.Vault;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the commands about keys read and change: the keyset, and what the store says about its keys. Blocks. */
final class KeyStore {

    private final ConnectedSystem system;
    private final Documents documents;
    private final Vault vault;
    private final KeysetReports reports;
    private final KnownKeys known;

    KeyStore(ConnectedSystem system, Vault vault) {
        this.system = system;
        this.documents = system.documents();
        this.vault = vault;
        this.reports = new KeysetReports(documents);
        this.known = new KnownKeys(documents);
    }

    List<StoredKey> keys() {
        return vault.stored().list();
    }

    /** The key that somebody named by its id. */
    StoredKey key(String name) {
        return keys().stream()
                .filter(key -> key.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new FailedOperationException(
                        "The keyset has no key " + name + ": keys status shows which it has."));
    }

    Running running() {
        return reports.running().blockOptional().orElseThrow();
    }

    Map<Integer, KnownKey> known() {
        return known.all().blockOptional().orElseThrow().stream()
                .collect(Collectors.toMap(KnownKey::id, Function.identity()));
    }

    StoredKey add() {
        var added = vault.stored().add();
        tell("added", added.name());
        return added;
    }

    void promote(StoredKey key) {
        vault.stored().promote(key.id());
        tell("put in use", key.name());
    }

    /** First says that nobody needs it: a service that starts in between must not miss it. */
    void disable(StoredKey key) {
        known.mark(key.id(), false).block();
        vault.stored().disable(key.id());
        tell("disabled", key.name());
    }

    /** First has it open again: a service that starts in between must have it. */
    void enable(StoredKey key) {
        vault.stored().enable(key.id());
        known.mark(key.id(), true).block();
        tell("enabled", key.name());
    }

    /** No instance needs to hold this key any more. */
    void giveUp(int keyId) {
        known.mark(keyId, false).block();
        tell("gave up", StoredKey.name(keyId));
    }

    RowCounts count() {
        return new SealedRows(documents)
                .all()
                .reduce(RowCounts.NONE, (counts, row) -> counts.plus(row, vault.reseal()))
                .blockOptional()
                .orElse(RowCounts.NONE);
    }

    /** How many documents a key sealed that are in quarantine. */
    long unreadable(int keyId) {
        Set<DocumentPath> quarantined =
                new Quarantine(documents).quarantined().blockOptional().orElse(Set.of());
        return quarantined.isEmpty()
                ? 0
                : new SealedRows(documents)
                        .all()
                        .filter(row -> quarantined.contains(row.path())
                                && row.keys(vault.reseal()).contains(keyId))
                        .count()
                        .blockOptional()
                        .orElse(0L);
    }

    ResealAll reseal() {
        return new ResealAll(
                documents, new Conflicts(() -> ThreadLocalRandom.current().nextLong()), vault);
    }

    int currentKey() {
        return vault.reseal().currentKey();
    }

    /** Whoever reads the audit trail learns who changed which key. */
    void tell(String what, String key) {
        var row = AuditRow.of(
                        "keys-" + UUID.randomUUID(),
                        system.clock().instant(),
                        AuditAction.KEYS_CHANGED,
                        system.operator())
                .ended(what)
                .with("key", key);
        documents.commit(List.of(row.create())).block();
    }
}
