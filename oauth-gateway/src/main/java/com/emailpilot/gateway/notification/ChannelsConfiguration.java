package com.emailpilot.gateway.notification;

import com.emailpilot.startup.InvalidSettingException;
import jakarta.mail.internet.InternetAddress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import tools.jackson.databind.json.JsonMapper;

/** The channels, as the settings want them. */
@Configuration(proxyBeanMethods = false)
class ChannelsConfiguration {

    private static final Logger log = LoggerFactory.getLogger(ChannelsConfiguration.class);

    @Bean
    Channels channels(
            NotificationProperties settings, ObjectProvider<JavaMailSenderImpl> mail, JsonMapper json, Clock clock) {
        List<Channel> set = new ArrayList<>();
        settings.mail().sender().ifPresent(from -> set.add(mail(from, mail, clock)));
        settings.webhook()
                .address()
                .ifPresent(url ->
                        set.add(new WebhookChannel(url, settings.webhook().signer(), json, clock)));
        var channels = new Channels(set);
        if (channels.any()) {
            log.info("Owners of clients that need reconnecting are told by {}", channels);
        } else {
            log.info("Owners of clients that need reconnecting are told on the pages alone:"
                    + " EMAILPILOT_NOTIFICATION_MAIL_FROM and EMAILPILOT_NOTIFICATION_WEBHOOK_URL are not set");
        }
        return channels;
    }

    private static Channel mail(InternetAddress from, ObjectProvider<JavaMailSenderImpl> servers, Clock clock) {
        var server = servers.getIfAvailable();
        if (server == null || server.getHost() == null || server.getHost().isBlank()) {
            throw new InvalidSettingException(
                    "SPRING_MAIL_HOST", "is missing: EMAILPILOT_NOTIFICATION_MAIL_FROM needs a server to send by");
        }
        return new MailChannel(server, from, clock);
    }
}
