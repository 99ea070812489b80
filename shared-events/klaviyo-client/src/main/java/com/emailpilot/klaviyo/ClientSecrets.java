package com.emailpilot.klaviyo;

import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The ready Authorization header of each client secret, and which one to try first. */
final class ClientSecrets {

    private final List<String> headers;
    private final AtomicInteger first = new AtomicInteger();

    ClientSecrets(AppCredentials credentials) {
        this.headers = credentials.secrets().stream()
                .map(secret -> basic(credentials.clientId(), secret))
                .toList();
    }

    int first() {
        return first.get();
    }

    int after(int index) {
        return (index + 1) % headers.size();
    }

    String header(int index) {
        return headers.get(index);
    }

    boolean single() {
        return headers.size() == 1;
    }

    void startWith(int index) {
        first.set(index);
    }

    private static String basic(String clientId, ClientSecret secret) {
        return new ClientSecretBasic(new ClientID(clientId), new Secret(secret.reveal())).toHTTPAuthorizationHeader();
    }
}
