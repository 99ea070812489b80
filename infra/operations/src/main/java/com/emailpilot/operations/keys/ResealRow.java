package com.emailpilot.operations.keys;

import com.emailpilot.clients.Changes;
import com.emailpilot.clients.ConflictException;
import com.emailpilot.clients.Conflicts;
import com.emailpilot.clients.Documents;
import com.emailpilot.clients.StoreUnavailableException;
import com.emailpilot.vault.Reseal;
import com.emailpilot.vault.SealBrokenException;
import com.emailpilot.vault.StoredKey;
import com.emailpilot.vault.Vault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Moves what one document holds to the key that seals now; whoever else changes the document meanwhile wins. */
final class ResealRow {

    private static final Retry UNTIL_IT_ANSWERS =
            Retry.backoff(5, Duration.ofMillis(500)).filter(StoreUnavailableException.class::isInstance);

    private final Documents documents;
    private final Conflicts conflicts;
    private final Vault vault;
    private final Reseal reseal;
    private final Quarantine quarantine;

    ResealRow(Documents documents, Conflicts conflicts, Vault vault) {
        this.documents = documents;
        this.conflicts = conflicts;
        this.vault = vault;
        this.reseal = vault.reseal();
        this.quarantine = new Quarantine(documents);
    }

    /** Works on the row as it was read, and on a fresh one after each conflict. */
    Mono<ResealOutcome> reseal(SealedRow row) {
        return Mono.defer(() -> decide(row))
                .onErrorResume(ConflictException.class, _ -> conflicts.decideAgain(() -> readAgain(row)))
                .onErrorReturn(ConflictException.class, ResealOutcome.LEFT)
                .retryWhen(UNTIL_IT_ANSWERS);
    }

    private Mono<ResealOutcome> readAgain(SealedRow row) {
        return documents
                .read(row.path())
                .flatMap(snapshot -> snapshot.found()
                        .map(document -> decide(SealedRow.of(row.collection(), document)))
                        .orElse(Mono.just(ResealOutcome.UNCHANGED)));
    }

    private Mono<ResealOutcome> decide(SealedRow row) {
        var changes = new Changes();
        List<SealedField> moved = new ArrayList<>();
        List<SealedField> unreadable = new ArrayList<>();
        for (var field : row.stale(reseal)) {
            try {
                changes.set(field.name(), reseal.reseal(field.place(), field.sealed()));
                moved.add(field);
            } catch (SealBrokenException _) {
                unreadable.add(field);
            }
        }
        var done = moved.isEmpty()
                ? Mono.just(ResealOutcome.UNCHANGED)
                : documents.commit(List.of(changes.update(row.document()))).thenReturn(ResealOutcome.RESEALED);
        return unreadable.isEmpty()
                ? done
                : done.then(quarantine.put(row, unreadable, reason(unreadable))).thenReturn(ResealOutcome.QUARANTINED);
    }

    private String reason(List<SealedField> unreadable) {
        var key = reseal.keyOf(unreadable.getFirst().sealed());
        if (key.isEmpty()) {
            return "no key made it";
        }
        return vault.keyset().keyIds().contains(key.getAsInt())
                ? "it is damaged, or lies at a place that it was not sealed for"
                : "it needs key " + StoredKey.name(key.getAsInt()) + ", which the keyset lacks or has disabled";
    }
}
