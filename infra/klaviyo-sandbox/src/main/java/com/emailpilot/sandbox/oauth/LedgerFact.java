package com.emailpilot.sandbox.oauth;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One thing that happened to what the ledger keeps; all of them in their order are the ledger. */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "fact")
sealed interface LedgerFact {

    /** An app was put into an account, or taken out. */
    record Installed(Install install) implements LedgerFact {}

    /** A person allowed something, or that became an install. */
    record Granted(Grant grant) implements LedgerFact {}

    /**
     * A code, token or key came into the world.
     *
     * @param grantId of the grant as it was told last
     * @param value of refresh tokens, which Klaviyo may have to repeat; null for all else
     * @param binding of codes; null for all else
     */
    record Issued(
            String id,
            CredentialKind kind,
            String grantId,
            @Nullable String parentId,
            Instant issuedAt,
            @Nullable Instant expiresAt,
            @Nullable String value,
            @Nullable CodeBinding binding)
            implements LedgerFact {

        Issued boundTo(CodeBinding to) {
            return new Issued(id, kind, grantId, parentId, issuedAt, expiresAt, value, to);
        }

        Issued repeatable(String itself) {
            return new Issued(id, kind, grantId, parentId, issuedAt, expiresAt, itself, binding);
        }

        /** Leaves the value out. */
        @Override
        public String toString() {
            return "Issued[" + kind + " " + id + "]";
        }
    }

    /** Something happened to one code, token or key. */
    sealed interface Fate extends LedgerFact {
        String id();
    }

    /** It was shown. */
    record Shown(String id, Presentation presentation) implements Fate {}

    /** It is known what came of showing it. */
    record Settled(String id, Presentation presentation) implements Fate {}

    /** It was accepted for what it is for. */
    record Used(String id, Instant at) implements Fate {}

    record Superseded(String id, Instant at, String successorId) implements Fate {}

    record Revoked(String id, Instant at, RevocationCause cause) implements Fate {}

    /** How often all of it happened, listed or not. */
    record Tallied(
            String id,
            int presented,
            int presentedSpent,
            int used,
            @Nullable Instant lastUsedAt) implements Fate {}
}
