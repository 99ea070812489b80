package com.emailpilot.gateway.invites;

import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.Conflicts;
import com.emailpilot.clients.Documents;
import com.emailpilot.clients.Grants;
import com.emailpilot.gateway.connect.KlaviyoSettings;
import com.google.common.base.Ticker;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.crypto.keygen.StringKeyGenerator;
import tools.jackson.databind.json.JsonMapper;

/** What inviting is made of. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(InvitesProperties.class)
@Import({InvitesController.class, InvitesPageController.class, ConnectPageController.class})
public class InvitesConfiguration {

    @Bean
    FindInvite findInvite(Documents documents, ClientRecords clients) {
        return new FindInvite(new Invites(documents), clients);
    }

    @Bean
    CreateInvites createInvites(Documents documents, InvitesProperties properties, StringKeyGenerator secrets) {
        return new CreateInvites(documents, properties.lifetime(), secrets::generateKey);
    }

    @Bean
    ListInvites listInvites(Documents documents) {
        return new ListInvites(new Invites(documents), new Grants(documents));
    }

    @Bean
    RevokeInvite revokeInvite(Documents documents, Conflicts conflicts) {
        return new RevokeInvite(documents, conflicts);
    }

    @Bean
    InviteRequests inviteRequests(JsonMapper json) {
        return new InviteRequests(json);
    }

    @Bean
    InviteLinks inviteLinks(KlaviyoSettings settings) {
        return new InviteLinks(settings.redirectUri());
    }

    @Bean
    LookLimits lookLimits(InvitesProperties properties) {
        return new LookLimits(properties.looksPerMinute(), Ticker.systemTicker());
    }

    @Bean
    ConnectPage connectPage(Documents documents, KlaviyoSettings settings) {
        return new ConnectPage(new Grants(documents), settings);
    }
}
