package com.emailpilot.sandbox.oauth;

import java.time.Instant;
import java.util.List;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/**
 * All that happened to one code, token or key.
 *
 * @param id SHA-256 of the value, in hex; the value itself is never shown
 * @param parentId the code or refresh token it was issued for; null for codes and keys
 * @param expiresAt null for what does not expire by time alone
 * @param used how often it was accepted for what it is for
 * @param supersededBy the refresh token that took its place; null while none did
 * @param presented how often it was shown, also when {@code presentations} no longer lists all
 */
public record LedgerRow(
        String id,
        CredentialKind kind,
        String clientId,
        String accountId,
        @Nullable String installId,
        String grantId,
        @Nullable String parentId,
        SequencedSet<String> scopes,
        Instant issuedAt,
        @Nullable Instant expiresAt,
        boolean live,
        int used,
        @Nullable Instant lastUsedAt,
        @Nullable Instant supersededAt,
        @Nullable String supersededBy,
        @Nullable Instant revokedAt,
        @Nullable String revokedBecause,
        int presented,
        List<Presentation> presentations) {}
