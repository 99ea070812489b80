package com.emailpilot.sandbox.oauth;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An app that is, or was, installed in an account. There is at most one at a time for each pair.
 *
 * @param uninstalledAt null while it is installed
 */
public record Install(
        String id,
        String clientId,
        String accountId,
        Instant installedAt,
        @Nullable Instant uninstalledAt) {

    Install uninstalled(Instant at) {
        return new Install(id, clientId, accountId, installedAt, at);
    }
}
