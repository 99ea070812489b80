package com.emailpilot.sandbox.oauth;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One code, token or key, with its fate so far. Only touched while the ledger is held. */
final class Credential {

    static final Duration IDLE_LIFETIME = Duration.ofDays(90);
    private static final int LISTED_PRESENTATIONS = 200;

    private final String id;
    private final CredentialKind kind;
    private final Grant grant;
    private final @Nullable String parentId;
    private final Instant issuedAt;
    private final @Nullable Instant expiresAt;
    private final List<Presentation> presentations = new ArrayList<>(1);
    private int presented;
    private int used;
    private @Nullable Instant lastUsedAt;
    private @Nullable Instant supersededAt;
    private @Nullable String supersededBy;
    private @Nullable Instant revokedAt;
    private @Nullable String revokedBecause;

    Credential(
            String id,
            CredentialKind kind,
            Grant grant,
            @Nullable String parentId,
            Instant issuedAt,
            @Nullable Instant expiresAt) {
        this.id = id;
        this.kind = kind;
        this.grant = grant;
        this.parentId = parentId;
        this.issuedAt = issuedAt;
        this.expiresAt = expiresAt;
    }

    String id() {
        return id;
    }

    CredentialKind kind() {
        return kind;
    }

    Grant grant() {
        return grant;
    }

    @Nullable
    String supersededBy() {
        return supersededBy;
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
        return revokedAt == null && !expired(now) && !(kind == CredentialKind.CODE && used > 0);
    }

    private boolean expired(Instant now) {
        if (kind == CredentialKind.REFRESH_TOKEN) {
            var lastSeen = lastUsedAt == null ? issuedAt : lastUsedAt;
            return now.isAfter(lastSeen.plus(IDLE_LIFETIME));
        }
        return expiresAt != null && !now.isBefore(expiresAt);
    }

    void use(Instant now) {
        used++;
        lastUsedAt = now;
    }

    void supersede(Instant now, String successorId) {
        if (supersededAt == null) {
            supersededAt = now;
        }
        supersededBy = successorId;
    }

    void revoke(Instant now, String because) {
        if (revokedAt == null) {
            revokedAt = now;
            revokedBecause = because;
        }
    }

    void present(Presentation presentation) {
        presented++;
        if (presentations.size() < LISTED_PRESENTATIONS) {
            presentations.add(presentation);
        }
    }

    LedgerRow row(Instant now) {
        return new LedgerRow(
                id,
                kind,
                grant.clientId(),
                grant.accountId(),
                grant.installId(),
                grant.id(),
                parentId,
                grant.scopes(),
                issuedAt,
                expiresAt,
                live(now),
                used,
                lastUsedAt,
                supersededAt,
                supersededBy,
                revokedAt,
                revokedBecause,
                presented,
                List.copyOf(presentations));
    }
}
