package com.emailpilot.clients.audit;

import com.emailpilot.clients.AuditRow;
import com.emailpilot.clients.Document;
import com.emailpilot.clients.DocumentPath;

/**
 * A row as a seal remembers it.
 *
 * @param digest over its id and everything that it says
 */
record SealedRow(String id, String digest) {

    private static final int DIGEST_LENGTH = 64;

    static SealedRow of(Document row) {
        var id = row.path().id();
        return new SealedRow(id, new Digest().add(id).add(row.fields()).end());
    }

    /** As {@link #text()} wrote it; a text of another form is a row that no digest matches. */
    static SealedRow read(String text) {
        return text.length() > DIGEST_LENGTH
                ? new SealedRow(text.substring(DIGEST_LENGTH + 1), text.substring(0, DIGEST_LENGTH))
                : new SealedRow(text, "");
    }

    String text() {
        return digest + " " + id;
    }

    DocumentPath path() {
        return AuditRow.path(id);
    }
}
