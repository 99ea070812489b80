package com.emailpilot.gateway.signin;

import com.emailpilot.clients.Documents;
import com.emailpilot.startup.InvalidSettingException;
import com.emailpilot.vault.Vault;
import java.time.Clock;
import java.util.Base64;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.security.crypto.keygen.Base64StringKeyGenerator;
import org.springframework.security.crypto.keygen.StringKeyGenerator;

/** Sign-in and sessions. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
    ConnectionLimits.class,
    SessionProperties.class,
    PublicAddressProperties.class,
    LocalUsersProperties.class
})
@Import({
    AccessRulesConfiguration.class,
    FormSignInConfiguration.class,
    EndedSessionsSchedule.class,
    SignOutController.class,
    SecurityHeaders.class,
    SessionLife.class
})
public class SignInConfiguration {

    private static final int SECRET_BYTES = 32;

    @Bean
    HostCookies hostCookies(PublicAddressProperties address, LocalUsersProperties users, Environment environment) {
        var local = environment.acceptsProfiles(Profiles.of("local"));
        if (!local && !users.localUsers().isEmpty()) {
            throw new InvalidSettingException("EMAILPILOT_LOCALUSERS", "is for local mode only: remove it");
        }
        if (local && !address.loopback()) {
            throw new InvalidSettingException(
                    "SPRING_PROFILES_ACTIVE", "must not be local where others can reach the gateway");
        }
        return new HostCookies(address.secure());
    }

    @Bean
    EndedSessions endedSessions(Documents documents, SessionProperties limits, Clock clock) {
        return new EndedSessions(documents, limits, clock);
    }

    @Bean
    StringKeyGenerator secrets() {
        return new Base64StringKeyGenerator(Base64.getUrlEncoder().withoutPadding(), SECRET_BYTES);
    }

    @Bean
    InviteSessions inviteSessions(Vault vault, HostCookies cookies, StringKeyGenerator secrets, Clock clock) {
        return new InviteSessions(vault.cookies(), cookies, secrets, clock);
    }

    @Bean
    SealedSessions sealedSessions(
            Vault vault,
            HostCookies cookies,
            EndedSessions ended,
            SessionProperties limits,
            StringKeyGenerator secrets,
            Clock clock) {
        return new SealedSessions(vault.cookies(), cookies, ended, limits, secrets, clock);
    }
}
