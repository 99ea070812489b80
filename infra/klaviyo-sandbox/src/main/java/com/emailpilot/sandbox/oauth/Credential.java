package com.emailpilot.sandbox.oauth;

import com.emailpilot.sandbox.oauth.LedgerFact.Issued;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One code, token or key, with its fate so far. Only touched while the ledger is held, and changed by the ledger alone. */
final class Credential {

    static final Duration IDLE_LIFETIME = Duration.ofDays(90);
    private static final int LISTED_PRESENTATIONS = 200;

    private final Issued issued;
    private final Grant grant;
    private final List<Presentation> presentations = new ArrayList<>(1);
    private int presented;
    private int presentedSpent;
    private int used;
    private @Nullable Instant lastUsedAt;
    private @Nullable Instant supersededAt;
    private @Nullable String supersededBy;
    private @Nullable Instant revokedAt;
    private @Nullable RevocationCause revokedBecause;

    Credential(Issued issued, Grant grant) {
        this.issued = issued;
        this.grant = grant;
    }

    String id() {
        return issued.id();
    }

    CredentialKind kind() {
        return issued.kind();
    }

    Grant grant() {
        return grant;
    }

    /** Empty for all but refresh tokens. */
    Optional<String> value() {
        return Optional.ofNullable(issued.value());
    }

    /** Empty for all but codes. */
    Optional<CodeBinding> binding() {
        return Optional.ofNullable(issued.binding());
    }

    @Nullable
    String supersededBy() {
        return supersededBy;
    }

    boolean isOf(String clientId) {
        return grant.clientId().equals(clientId);
    }

    boolean isToken() {
        return kind() == CredentialKind.ACCESS_TOKEN || kind() == CredentialKind.REFRESH_TOKEN;
    }

    boolean revoked() {
        return revokedAt != null;
    }

    /** Whether it did all that it was for, or gave its place to a successor. */
    boolean spent() {
        return supersededAt != null || (kind() == CredentialKind.CODE && used > 0);
    }

    /** Whether it would be accepted now. */
    boolean live(Instant now) {
        return supersededAt == null && livesUnlessSuperseded(now);
    }

    /** Whether it would be accepted now although another took its place. */
    boolean liveInGrace(Instant now, Duration grace) {
        return livesUnlessSuperseded(now) && (supersededAt == null || now.isBefore(supersededAt.plus(grace)));
    }

    private boolean livesUnlessSuperseded(Instant now) {
        return revokedAt == null && !expired(now) && !(kind() == CredentialKind.CODE && used > 0);
    }

    private boolean expired(Instant now) {
        if (kind() == CredentialKind.REFRESH_TOKEN) {
            var lastSeen = lastUsedAt == null ? issued.issuedAt() : lastUsedAt;
            return now.isAfter(lastSeen.plus(IDLE_LIFETIME));
        }
        return issued.expiresAt() != null && !now.isBefore(issued.expiresAt());
    }

    void happened(LedgerFact.Fate fate) {
        switch (fate) {
            case LedgerFact.Shown shown -> show(shown.presentation());
            case LedgerFact.Settled settled -> settle(settled.presentation());
            case LedgerFact.Used use -> {
                used++;
                lastUsedAt = use.at();
            }
            case LedgerFact.Superseded end -> {
                supersededAt = supersededAt == null ? end.at() : supersededAt;
                supersededBy = end.successorId();
            }
            case LedgerFact.Revoked end -> {
                revokedAt = end.at();
                revokedBecause = end.cause();
            }
            case LedgerFact.Tallied tally -> {
                presented = tally.presented();
                presentedSpent = tally.presentedSpent();
                used = tally.used();
                lastUsedAt = tally.lastUsedAt();
            }
        }
    }

    /** The newest are listed. */
    private void show(Presentation presentation) {
        presented++;
        presentedSpent += presentation.spent() ? 1 : 0;
        if (presentations.size() == LISTED_PRESENTATIONS) {
            presentations.removeFirst();
        }
        presentations.add(presentation);
    }

    private void settle(Presentation settled) {
        presentations.replaceAll(listed -> listed.request() == settled.request() ? settled : listed);
    }

    /** What must be told again to make it as it is. */
    Stream<LedgerFact> facts() {
        var facts = new ArrayList<LedgerFact>();
        facts.add(issued);
        presentations.forEach(presentation -> facts.add(new LedgerFact.Shown(id(), presentation)));
        if (supersededAt != null && supersededBy != null) {
            facts.add(new LedgerFact.Superseded(id(), supersededAt, supersededBy));
        }
        if (revokedAt != null && revokedBecause != null) {
            facts.add(new LedgerFact.Revoked(id(), revokedAt, revokedBecause));
        }
        if (presented > 0 || used > 0) {
            facts.add(new LedgerFact.Tallied(id(), presented, presentedSpent, used, lastUsedAt));
        }
        return facts.stream();
    }

    LedgerRow row(Instant now) {
        return new LedgerRow(
                id(),
                kind(),
                grant.clientId(),
                grant.accountId(),
                grant.installId(),
                grant.id(),
                issued.parentId(),
                grant.scopes(),
                issued.issuedAt(),
                issued.expiresAt(),
                live(now),
                used,
                lastUsedAt,
                supersededAt,
                supersededBy,
                revokedAt,
                revokedBecause,
                presented,
                presentedSpent,
                List.copyOf(presentations));
    }
}
