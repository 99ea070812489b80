package com.emailpilot.gateway.connect;

import com.emailpilot.clients.Documents;
import com.emailpilot.clients.Outbox;
import com.emailpilot.clients.OutboxRelay;
import com.emailpilot.clients.UsedStates;
import com.emailpilot.gateway.signin.HostCookies;
import com.emailpilot.gateway.signin.InviteSessions;
import com.emailpilot.klaviyo.KlaviyoHttp;
import com.emailpilot.klaviyo.KlaviyoTokens;
import com.emailpilot.vault.Seal;
import com.emailpilot.vault.TokenVault;
import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What connecting is made of. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KlaviyoSettings.class)
@Import({StartController.class, CallbackController.class})
public class ConnectConfiguration {

    @Bean
    @ConditionalOnMissingBean
    KlaviyoTokens klaviyoTokens(KlaviyoSettings settings) {
        return settings.credentials()
                .map(credentials -> KlaviyoHttp.tokens(settings.endpoints(), credentials))
                .orElseGet(KlaviyoHttp::unconfigured);
    }

    @Bean
    FlowSeal flowSeal(Seal seal) {
        return new FlowSeal(seal);
    }

    @Bean
    FlowCookies flowCookies(HostCookies hostCookies) {
        return new FlowCookies(hostCookies);
    }

    @Bean
    FlowWishes flowWishes(InviteSessions inviteSessions) {
        return new FlowWishes(inviteSessions);
    }

    @Bean
    StartFlow startFlow(KlaviyoSettings settings, Clock clock) {
        return new StartFlow(settings, new SecureRandom(), clock);
    }

    @Bean
    OpenFlow openFlow(FlowSeal seal, FlowCookies cookies, KlaviyoSettings settings, Clock clock) {
        return new OpenFlow(seal, cookies, settings.consentUrl(), clock);
    }

    @Bean
    FlowClaims flowClaims(Documents documents, Clock clock) {
        return new FlowClaims(new UsedStates(documents), documents, clock);
    }

    @Bean
    GrantStorage grantStorage(Documents documents, TokenVault vault, Outbox outbox, OutboxRelay relay) {
        return new GrantStorage(documents, vault, outbox, relay);
    }

    @Bean
    FinishFlow finishFlow(
            FlowClaims claims,
            KlaviyoTokens klaviyo,
            GrantStorage grants,
            Invitations invitations,
            KlaviyoSettings settings) {
        return new FinishFlow(claims, klaviyo, grants, invitations, settings.redirectUri());
    }
}
