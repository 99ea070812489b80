package com.emailpilot.clients.audit;

import com.emailpilot.clients.Document;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A verification while it goes on: what was counted and found so far. */
final class Verification {

    private final @Nullable Anchor anchor;
    private final long prunedThrough;
    private final List<Finding> findings = new ArrayList<>();
    private @Nullable Seal before;
    private long seals;
    private long rows;
    private long pruned;
    private long unsealed;

    /**
     * @param prunedThrough the last seal whose rows were dropped by retention; 0 where there is none
     */
    Verification(@Nullable Anchor anchor, long prunedThrough) {
        this.anchor = anchor;
        this.prunedThrough = prunedThrough;
    }

    /** The next place of the chain, in order. */
    void add(Seals.Place place) {
        var seal = place.seal();
        if (seal == null) {
            findings.add(Finding.gap(place.number()));
        } else {
            seals++;
            addChain(place.number(), seal);
        }
        before = seal;
    }

    /** Compares seals with the rows of their spans; what it returns is missing there. */
    List<Missing> compare(List<Seal> span, List<Document> found) {
        var byBeginning = new TreeMap<Instant, Seal>();
        var expected = new HashMap<Seal, Map<String, SealedRow>>();
        for (var seal : span) {
            byBeginning.put(seal.from(), seal);
            var ofSeal = new HashMap<String, SealedRow>();
            seal.rows().forEach(row -> ofSeal.put(row.id(), row));
            expected.put(seal, ofSeal);
        }
        for (var row : found) {
            var seal = byBeginning.floorEntry(RowsInTime.time(row));
            if (seal != null && RowsInTime.time(row).isBefore(seal.getValue().to())) {
                compare(row, seal.getValue(), expected.getOrDefault(seal.getValue(), new HashMap<>()));
            }
        }
        return span.stream()
                .flatMap(seal ->
                        expected.getOrDefault(seal, Map.of()).values().stream().map(row -> new Missing(row, seal)))
                .filter(this::isUnexpected)
                .toList();
    }

    /** A row that a seal knows, and that is not where it was. */
    record Missing(SealedRow row, Seal seal) {}

    void addDeleted(Missing missing) {
        findings.add(Finding.deleted(missing.row(), missing.seal()));
    }

    void addMoved(Missing missing) {
        findings.add(Finding.edited(missing.row(), missing.seal()));
    }

    void addStray(Document row) {
        findings.add(new Finding(
                Finding.Kind.INSERTED,
                row.path().toString(),
                "This row was not written by EmailPilot: it lies where no seal and no page looks for it."));
    }

    void addUnsealed(long count) {
        unsealed += count;
    }

    Verdict verdict(@Nullable Seal end) {
        if (anchor != null && (end == null || end.number() < anchor.number())) {
            findings.add(Finding.sealChanged(anchor.number(), "The chain ends before the seal that you noted."));
        }
        return new Verdict(
                seals,
                rows,
                pruned,
                unsealed,
                end == null ? null : end.to(),
                end == null ? null : new Anchor(end.number(), end.hash()),
                findings);
    }

    private void addChain(long number, Seal seal) {
        if (!seal.whole() || seal.number() != number) {
            findings.add(Finding.sealChanged(number, "Seal %d was edited.".formatted(number)));
        } else if (!seal.follows(before)) {
            findings.add(Finding.sealChanged(
                    number, "Seal %d does not follow the one before: one of them is another now.".formatted(number)));
        }
        if (anchor != null && anchor.number() == number && !anchor.hash().equals(seal.hash())) {
            findings.add(Finding.sealChanged(
                    number, "Seal %d is not the one that you noted: the chain was made anew.".formatted(number)));
        }
    }

    private void compare(Document row, Seal seal, Map<String, SealedRow> expected) {
        var known = expected.remove(row.path().id());
        if (known == null) {
            findings.add(inserted(row, seal));
        } else if (known.equals(SealedRow.of(row))) {
            rows++;
        } else {
            findings.add(Finding.edited(known, seal));
        }
    }

    private boolean isUnexpected(Missing missing) {
        if (missing.seal().number() > prunedThrough) {
            return true;
        }
        pruned++;
        return false;
    }

    private static Finding inserted(Document row, Seal seal) {
        return new Finding(
                Finding.Kind.INSERTED,
                row.path().toString(),
                "This row was stored at %s, in the span of seal %d, and was not there when the seal was made."
                        .formatted(row.createTime(), seal.number()));
    }
}
