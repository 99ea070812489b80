package com.emailpilot.sandbox.oauth;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/**
 * What one person allowed once: all tokens that descend from it are one family.
 *
 * @param installId null as long as the code has not been exchanged, and for API keys
 */
public record Grant(
        String id,
        String clientId,
        String accountId,
        SequencedSet<String> scopes,
        @Nullable String installId) {

    public Grant {
        scopes = Collections.unmodifiableSequencedSet(new LinkedHashSet<>(scopes));
    }

    Grant installed(Install install) {
        return new Grant(id, clientId, accountId, scopes, install.id());
    }
}
