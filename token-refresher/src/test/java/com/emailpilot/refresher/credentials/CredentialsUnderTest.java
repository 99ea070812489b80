package com.emailpilot.refresher.credentials;

import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.InMemoryDocuments;
import com.emailpilot.refresher.identity.TestIssuer;
import com.emailpilot.refresher.metrics.InMemoryCredentialMetrics;
import com.emailpilot.startup.StartupConfiguration;
import com.emailpilot.vault.TestVaults;
import com.emailpilot.vault.Vault;
import java.time.Clock;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** The public port of the refresher over a store in memory, with rotations that do as a test says. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({StartupConfiguration.class, CredentialsConfiguration.class})
class CredentialsUnderTest {

    @Bean
    InMemoryDocuments documents() {
        return new InMemoryDocuments(Clock.systemUTC());
    }

    @Bean
    ClientRecords clientRecords(InMemoryDocuments documents) {
        return new ClientRecords(documents);
    }

    @Bean(destroyMethod = "close")
    Vault vault() {
        return TestVaults.ephemeral();
    }

    @Bean
    TestClients clients(InMemoryDocuments documents, Vault vault) {
        return new TestClients(documents, vault.tokens());
    }

    @Bean
    FakeRotations rotations() {
        return new FakeRotations();
    }

    @Bean
    InMemoryCredentialMetrics credentialMetrics() {
        return new InMemoryCredentialMetrics();
    }

    @Bean
    HangUps hangUps() {
        return new HangUps();
    }

    @Bean
    DynamicPropertyRegistrar keys() {
        return properties -> properties.add("emailpilot.credential.keys", TestIssuer.trusted()::keysFile);
    }
}
