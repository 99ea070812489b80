package com.emailpilot.operations.keys;

import com.emailpilot.operations.keys.SealedRows.Cursor;

/**
 * How far the re-sealing with one key has come.
 *
 * @param cursor behind what is done
 * @param seen documents that were looked at
 * @param resealed documents that were changed
 * @param quarantined documents that do not open
 * @param left documents that others went on changing
 * @param finished whether there is nothing behind the cursor
 */
public record ResealProgress(
        int keyId, Cursor cursor, long seen, long resealed, long quarantined, long left, boolean finished) {

    static ResealProgress start(int keyId) {
        return new ResealProgress(keyId, Cursor.START, 0, 0, 0, 0, false);
    }

    /** So many more documents needed nothing. */
    ResealProgress passed(long documents) {
        return new ResealProgress(keyId, cursor, seen + documents, resealed, quarantined, left, finished);
    }

    /** One more document is done. */
    ResealProgress plus(ResealOutcome outcome) {
        return new ResealProgress(
                keyId,
                cursor,
                seen + 1,
                outcome == ResealOutcome.RESEALED ? resealed + 1 : resealed,
                outcome == ResealOutcome.QUARANTINED ? quarantined + 1 : quarantined,
                outcome == ResealOutcome.LEFT ? left + 1 : left,
                finished);
    }

    ResealProgress at(Cursor end) {
        return new ResealProgress(keyId, end, seen, resealed, quarantined, left, finished);
    }

    ResealProgress atTheEnd() {
        return new ResealProgress(keyId, cursor, seen, resealed, quarantined, left, true);
    }
}
