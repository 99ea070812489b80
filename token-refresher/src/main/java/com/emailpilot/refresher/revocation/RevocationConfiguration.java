package com.emailpilot.refresher.revocation;

import com.emailpilot.clients.Conflicts;
import com.emailpilot.clients.Documents;
import com.emailpilot.klaviyo.KlaviyoTokens;
import com.emailpilot.vault.TokenVault;
import com.google.common.base.Ticker;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What revoking is made of. */
@Configuration(proxyBeanMethods = false)
public class RevocationConfiguration {

    @Bean
    RevokeGrant revokeGrant(
            Documents documents, TokenVault vault, KlaviyoTokens klaviyo, Conflicts conflicts, Ticker ticker) {
        return new RevokeGrant(
                documents,
                vault,
                klaviyo,
                conflicts,
                ticker,
                () -> UUID.randomUUID().toString());
    }
}
