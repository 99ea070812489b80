package com.emailpilot.refresher.credentials;

import com.emailpilot.clients.ClientRecord;
import com.emailpilot.klaviyo.KlaviyoHttp;
import com.emailpilot.vault.TokenPlace;
import com.emailpilot.vault.TokenVault;
import org.jspecify.annotations.Nullable;

/**
 * Opens what a client record holds and makes it ready to be sent.
 *
 * <p><a href="https://developers.klaviyo.com/en/docs/authenticate_">How Klaviyo wants to see it</a>
 */
final class OpenCredential {

    private final TokenVault vault;

    OpenCredential(TokenVault vault) {
        this.vault = vault;
    }

    Credential token(ClientRecord client) {
        var grant = client.oauth();
        var place = new TokenPlace(client.clientId(), grant.generation(), grant.tokenVersion());
        var token = vault.openAccessToken(place, chosen(grant.accessToken()));
        return new Credential(
                "oauth",
                "Bearer " + token.reveal(),
                grant.expiresAt(),
                client.klaviyo().accountId(),
                grant.tokenVersion(),
                KlaviyoHttp.REVISION);
    }

    Credential key(ClientRecord client) {
        var key = vault.openApiKey(client.clientId(), chosen(client.apiKey()));
        return new Credential(
                "api_key",
                "Klaviyo-API-Key " + key.reveal(),
                null,
                client.klaviyo().accountId(),
                null,
                KlaviyoHttp.REVISION);
    }

    private static String chosen(@Nullable String sealed) {
        if (sealed == null) {
            throw new IllegalStateException("a credential was chosen that is not there: correct CredentialPolicy");
        }
        return sealed;
    }
}
