package com.emailpilot.clients;

import java.util.Arrays;
import java.util.Optional;

/** What the audit trail tells of. */
public enum AuditAction {
    /** A service asked for a credential. */
    CREDENTIAL_READ("credential_read"),
    /** A person came back from Klaviyo's consent. */
    CONSENT_FINISHED("consent_finished"),
    /** A person's consent became a client, or gave one new tokens. */
    CONNECTED("connected"),
    /** A person made a link that lets somebody else connect an account. */
    INVITED("invited"),
    /** A person took such a link back. */
    INVITE_REVOKED("invite_revoked"),
    /** A person wanted fresh tokens. */
    REFRESH_REQUESTED("refresh_requested"),
    /** A person let somebody see or change a client, or no longer. */
    SHARED("shared"),
    /** A person changed what a client is called or tagged with. */
    EDITED("edited"),
    /** A person gave a connection up. */
    DISCONNECTED("disconnected"),
    /** Ops changed which keys seal and open, or had what older ones sealed sealed anew. */
    KEYS_CHANGED("keys_changed"),
    /** Ops had events published again. */
    REPLAYED("replayed"),
    /** Ops had a dead letter sent to its consumer again. */
    REDRIVEN("redriven"),
    /** Ops gave a dead letter up. */
    DROPPED("dropped"),
    /** Ops dropped rows of the trail that are older than they have to be kept. */
    AUDIT_PRUNED("audit_pruned");

    private final String word;

    AuditAction(String word) {
        this.word = word;
    }

    /** The word that stands in rows and answers. */
    public String word() {
        return word;
    }

    /** The action that a word names; empty where none is called so. */
    public static Optional<AuditAction> of(String word) {
        return Arrays.stream(values())
                .filter(action -> action.word.equals(word))
                .findFirst();
    }
}
