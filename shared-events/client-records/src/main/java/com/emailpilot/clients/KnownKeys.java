package com.emailpilot.clients;

import java.util.List;
import reactor.core.publisher.Mono;

/**
 * The keys that something may be sealed with, {@code known_keys/{key_id}}: who lacks one of them has the wrong keyset.
 *
 * <p>Ids only. The keys themselves are never in the store.
 */
public final class KnownKeys {

    private static final String COLLECTION = "known_keys";
    private static final String STATE = "state";
    private static final String IN_USE = "in_use";
    private static final String OUT_OF_USE = "out_of_use";
    private static final int MOST = 1_000;

    private final Documents documents;

    public KnownKeys(Documents documents) {
        this.documents = documents;
    }

    /** All of them, by id. */
    public Mono<List<KnownKey>> all() {
        return documents
                .query(DocumentQuery.everything(COLLECTION, MOST))
                .map(found -> found.documents().stream().map(KnownKeys::read).toList());
    }

    /** Notes that an instance has a key; whether it is in use stays as it was. */
    public Mono<Void> seen(int keyId) {
        return documents
                .commit(List.of(key(IN_USE).setServerTime("first_seen_at").create(path(keyId))))
                .then()
                .onErrorResume(ConflictException.class, _ -> Mono.empty());
    }

    /** Says that instances must hold a key, or need not any more. */
    public Mono<Void> mark(int keyId, boolean inUse) {
        return seen(keyId)
                .then(documents.commit(List.of(key(inUse ? IN_USE : OUT_OF_USE).update(path(keyId)))))
                .then();
    }

    private static Changes key(String state) {
        return new Changes().set(STATE, state);
    }

    private static KnownKey read(Document document) {
        return new KnownKey(
                Integer.parseUnsignedInt(document.path().id()),
                document.text(STATE).filter(IN_USE::equals).isPresent(),
                document.time("first_seen_at").orElse(document.createTime()));
    }

    private static DocumentPath path(int keyId) {
        return new DocumentPath(COLLECTION, Integer.toUnsignedString(keyId));
    }
}
