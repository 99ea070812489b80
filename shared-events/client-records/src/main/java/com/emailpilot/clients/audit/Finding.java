package com.emailpilot.clients.audit;

/**
 * Something that is not as it was sealed.
 *
 * @param where the row or the seal: {@code audit/…}, {@code audit_seals/…}
 * @param sentence what was found, for a person
 */
public record Finding(Kind kind, String where, String sentence) {

    /** What somebody did to the trail. */
    public enum Kind {
        /** A row says something else than when it was sealed. */
        EDITED,
        /** A row is gone. */
        DELETED,
        /** A row was added to a span that was sealed before. */
        INSERTED,
        /** A seal is gone. */
        GAP,
        /** A seal says something else than when it was made, or is another. */
        SEAL_CHANGED
    }

    static Finding edited(SealedRow row, Seal seal) {
        return new Finding(
                Kind.EDITED,
                row.path().toString(),
                "This row says something else than when seal %d was made.".formatted(seal.number()));
    }

    static Finding deleted(SealedRow row, Seal seal) {
        return new Finding(
                Kind.DELETED,
                row.path().toString(),
                "This row was there when seal %d was made, and is gone.".formatted(seal.number()));
    }

    static Finding gap(long number) {
        return new Finding(
                Kind.GAP,
                Seal.path(number).toString(),
                "Seal %d is gone: nothing proves the rows of its span.".formatted(number));
    }

    static Finding sealChanged(long number, String sentence) {
        return new Finding(Kind.SEAL_CHANGED, Seal.path(number).toString(), sentence);
    }
}
