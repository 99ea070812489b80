package com.emailpilot.klaviyo;

import java.util.List;

/**
 * Who we are at Klaviyo.
 *
 * @param secrets at least one; several while the secret is being rotated
 */
public record AppCredentials(String clientId, List<ClientSecret> secrets) {

    public AppCredentials {
        secrets = List.copyOf(secrets);
        if (clientId.isBlank() || secrets.isEmpty()) {
            throw new IllegalArgumentException("A Klaviyo app needs a client id and at least one client secret");
        }
    }
}
