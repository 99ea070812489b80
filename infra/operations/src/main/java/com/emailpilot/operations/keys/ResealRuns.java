package com.emailpilot.operations.keys;

import com.emailpilot.clients.Changes;
import com.emailpilot.clients.ConflictException;
import com.emailpilot.clients.Document;
import com.emailpilot.clients.DocumentPath;
import com.emailpilot.clients.Documents;
import com.emailpilot.operations.keys.SealedRows.Cursor;
import com.emailpilot.vault.StoredKey;
import java.util.List;
import reactor.core.publisher.Mono;

/** How far each re-sealing has come, {@code reseals/{key_id}}: where the next run goes on. */
final class ResealRuns {

    private static final String COLLECTION = "reseals";

    private final Documents documents;

    ResealRuns(Documents documents) {
        this.documents = documents;
    }

    /** The progress of a run that was not finished, else a new one. */
    Mono<ResealProgress> unfinished(int keyId) {
        return documents
                .read(path(keyId))
                .map(snapshot -> snapshot.found()
                        .map(document -> read(keyId, document))
                        .filter(progress -> !progress.finished())
                        .orElse(ResealProgress.start(keyId)));
    }

    Mono<ResealProgress> store(ResealProgress progress) {
        var cursor = progress.cursor();
        var changes = new Changes()
                .set("collection", cursor.collection().word())
                .setOrRemove("after", cursor.after())
                .set("seen", progress.seen())
                .set("resealed", progress.resealed())
                .set("quarantined", progress.quarantined())
                .set("left", progress.left())
                .set("finished", progress.finished())
                .setServerTime("updated_at");
        var path = path(progress.keyId());
        return documents
                .commit(List.of(changes.update(path)))
                .onErrorResume(
                        ConflictException.class,
                        _ -> documents.commit(
                                List.of(changes.setServerTime("started_at").create(path))))
                .thenReturn(progress);
    }

    private static ResealProgress read(int keyId, Document document) {
        return new ResealProgress(
                keyId,
                new Cursor(
                        document.text("collection").map(SealedCollection::of).orElse(Cursor.START.collection()),
                        document.text("after").orElse(null)),
                document.number("seen").orElse(0L),
                document.number("resealed").orElse(0L),
                document.number("quarantined").orElse(0L),
                document.number("left").orElse(0L),
                document.value("finished", Boolean.class).orElse(false));
    }

    private static DocumentPath path(int keyId) {
        return new DocumentPath(COLLECTION, StoredKey.name(keyId));
    }
}
