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
 * @param live whether it would be accepted now, as the newest of its family
 * @param used how often it was accepted for what it is for
 * @param supersededBy the refresh token that took its place; null while none did
 * @param presented how often it was shown, also when {@code presentations} no longer lists all
 * @param presentedSpent how often it was shown after it was spent: a code after its use, a refresh token after its
 *     successor was issued
 * @param presentations the newest 200, oldest first
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
        @Nullable RevocationCause revokedBecause,
        int presented,
        int presentedSpent,
        List<Presentation> presentations) {}
