package com.emailpilot.startup;

import com.emailpilot.vault.Seal;
import com.emailpilot.vault.TokenVault;
import com.emailpilot.vault.Vault;
import com.emailpilot.vault.Vaults;
import com.google.cloud.secretmanager.v1.SecretManagerServiceClient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What every service of ours imports first: the vault, the clock and the health that everybody may see. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(VaultProperties.class)
@Import(PublicHealthController.class)
public class StartupConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Vault vault(VaultProperties properties) throws IOException {
        return switch (properties.place()) {
            case VaultProperties.LocalFile(Path file) -> Vaults.local(file);
            case VaultProperties.Secret(String secretVersion, String kmsKey) ->
                Vaults.secretManager(SecretManagerServiceClient.create(), secretVersion, Vaults.kmsKey(kmsKey));
        };
    }

    @Bean
    Seal cookieSeal(Vault vault) {
        return vault.cookies();
    }

    @Bean
    TokenVault tokenVault(Vault vault) {
        return vault.tokens();
    }
}
