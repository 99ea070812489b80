package com.emailpilot.startup;

import com.emailpilot.clients.Documents;
import com.emailpilot.vault.Seal;
import com.emailpilot.vault.TokenVault;
import com.emailpilot.vault.Vault;
import com.emailpilot.vault.Vaults;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

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
    Vault vault(VaultProperties properties) {
        var every = properties.keysetReload();
        return switch (properties.place()) {
            case VaultProperties.LocalFile(Path file) -> Vaults.local(file, every);
            case VaultProperties.Secret(String secretVersion, String kmsKey) ->
                Vaults.secretManager(secretVersion, kmsKey, every);
        };
    }

    @Bean(initMethod = "start")
    ReportKeyset reportKeyset(Vault vault, Documents documents, VaultProperties properties, Environment environment) {
        var service = environment.getRequiredProperty("spring.application.name");
        return new ReportKeyset(vault, documents, service, properties.keysetReload());
    }

    @Bean
    MeterBinder keysetReloads(Vault vault) {
        return registry -> FunctionCounter.builder("emailpilot.keyset.reload.failures", vault, Vault::failedReloads)
                .register(registry);
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
