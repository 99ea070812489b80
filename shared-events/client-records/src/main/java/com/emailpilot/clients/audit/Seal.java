package com.emailpilot.clients.audit;

import com.emailpilot.clients.Changes;
import com.emailpilot.clients.Document;
import com.emailpilot.clients.DocumentPath;
import com.emailpilot.clients.Write;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A link of the chain, {@code audit_seals/{number}}: which rows there were in a span of time, and what they said.
 *
 * @param number from 1
 * @param from the first moment of its span, in server time
 * @param to the first moment after it
 * @param previous hash of the seal before; all zeros in the first one
 * @param hash over everything above and the rows
 */
record Seal(long number, Instant from, Instant to, List<SealedRow> rows, String previous, String hash) {

    static final String COLLECTION = "audit_seals";
    static final String NUMBER = "number";
    static final String CHAIN = "chain";
    static final String AUDIT = "audit";
    static final Instant BEGINNING = Instant.EPOCH;

    private static final String NONE = "0".repeat(64);

    Seal {
        rows = List.copyOf(rows);
    }

    /** The seal after this one. */
    static Seal after(@Nullable Seal last, Instant to, List<SealedRow> rows) {
        var number = last == null ? 1 : last.number + 1;
        var from = last == null ? BEGINNING : last.to;
        var previous = last == null ? NONE : last.hash;
        return new Seal(number, from, to, rows, previous, hash(number, from, to, rows, previous));
    }

    static DocumentPath path(long number) {
        return new DocumentPath(COLLECTION, Long.toString(number));
    }

    static Seal read(Document seal) {
        return new Seal(
                seal.number(NUMBER).orElse(0L),
                seal.time("from").orElse(BEGINNING),
                seal.time("to").orElse(BEGINNING),
                seal.texts("rows").stream().map(SealedRow::read).toList(),
                seal.text("previous").orElse(""),
                seal.text("hash").orElse(""));
    }

    /** Conflicts where somebody else made the seal of this number: so there is one chain, however many make it. */
    Write create() {
        return new Changes()
                .set(CHAIN, AUDIT)
                .set(NUMBER, number)
                .set("from", from)
                .set("to", to)
                .set("rows", rows.stream().map(SealedRow::text).toList())
                .set("previous", previous)
                .set("hash", hash)
                .setServerTime("sealed_at")
                .create(path(number));
    }

    /** Whether it says what it said when it was made. */
    boolean whole() {
        return hash.equals(hash(number, from, to, rows, previous));
    }

    boolean follows(@Nullable Seal before) {
        return before == null
                ? number > 1 || (previous.equals(NONE) && from.equals(BEGINNING))
                : previous.equals(before.hash) && from.equals(before.to);
    }

    private static String hash(long number, Instant from, Instant to, List<SealedRow> rows, String previous) {
        var digest = new Digest()
                .add("emailpilot-audit-seal-1")
                .add(number)
                .add(from)
                .add(to);
        digest.add(previous).add(rows.stream().map(SealedRow::text).toList());
        return digest.end();
    }
}
