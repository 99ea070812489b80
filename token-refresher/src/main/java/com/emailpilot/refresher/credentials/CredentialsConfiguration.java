package com.emailpilot.refresher.credentials;

import com.emailpilot.clients.ClientRecords;
import com.emailpilot.refresher.audit.AuditConfiguration;
import com.emailpilot.refresher.identity.IdentityConfiguration;
import com.emailpilot.refresher.rotation.RotateTokens;
import com.emailpilot.vault.TokenVault;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What handing out credentials is made of. */
@Configuration(proxyBeanMethods = false)
@Import({IdentityConfiguration.class, AuditConfiguration.class, CredentialController.class, ErrorAnswers.class})
public class CredentialsConfiguration {

    @Bean
    Rotations rotations(RotateTokens rotateTokens) {
        return rotateTokens::rotate;
    }

    @Bean
    ReadCredential readCredential(ClientRecords records, Rotations rotations, TokenVault vault) {
        return new ReadCredential(records, new Refreshes(rotations, records), new OpenCredential(vault));
    }
}
