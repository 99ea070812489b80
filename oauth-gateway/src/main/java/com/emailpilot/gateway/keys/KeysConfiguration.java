package com.emailpilot.gateway.keys;

import com.emailpilot.vault.Seal;
import com.emailpilot.vault.TokenVault;
import com.emailpilot.vault.Vault;
import com.emailpilot.vault.Vaults;
import com.google.cloud.secretmanager.v1.SecretManagerServiceClient;
import java.io.IOException;
import java.nio.file.Path;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What seals and opens. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KeysProperties.class)
public class KeysConfiguration {

    @Bean(destroyMethod = "close")
    Vault vault(KeysProperties properties) throws IOException {
        return switch (properties.place()) {
            case KeysProperties.LocalFile(Path file) -> Vaults.local(file);
            case KeysProperties.Secret(String secretVersion, String kmsKey) ->
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
