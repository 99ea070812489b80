package com.emailpilot.examples.reports;

import com.google.auth.oauth2.GoogleCredentials;
import com.google.auth.oauth2.IdTokenCredentials;
import com.google.auth.oauth2.IdTokenProvider;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Who this service is. */
@FunctionalInterface
interface Identity {

    /** An ID token that is valid now. */
    String token() throws IOException;

    /** The service account that this process runs as; Google's library renews its token. */
    static Identity ofThisServiceAccount(String audience) {
        try {
            if (!(GoogleCredentials.getApplicationDefault() instanceof IdTokenProvider provider)) {
                throw new IllegalStateException("Run as a service account: a person's credentials give no ID token");
            }
            var account = IdTokenCredentials.newBuilder()
                    .setIdTokenProvider(provider)
                    .setTargetAudience(audience)
                    .build();
            return () -> {
                account.refreshIfExpired();
                return account.getIdToken().getTokenValue();
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
