package com.emailpilot.gateway.notification;

import com.emailpilot.clients.Conflicts;
import com.emailpilot.clients.Documents;
import com.emailpilot.clients.Outbox;
import com.emailpilot.clients.RedrivenLetters;
import com.emailpilot.events.EventPublisher;
import com.emailpilot.events.EventSubscriptions;
import com.emailpilot.events.Topology;
import com.emailpilot.events.pubsub.DeadLetters;
import com.emailpilot.gateway.signin.PublicAddressProperties;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.UUID;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What telling owners is made of. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NotificationProperties.class)
@Import(ChannelsConfiguration.class)
public class NotificationConfiguration {

    @Bean
    Notifications notifications(Documents documents) {
        return new Notifications(documents);
    }

    @Bean
    ClientPages clientPages(PublicAddressProperties address) {
        return new ClientPages(address);
    }

    @Bean
    EventSubscriptions.OpenSubscription notificationsSubscription(
            EventSubscriptions events,
            Notifications notifications,
            Conflicts conflicts,
            Channels channels,
            ClientPages pages,
            NotificationProperties settings,
            RedrivenLetters redriven) {
        var noteIncident = new NoteIncident(notifications, conflicts, channels, settings.gathering());
        var subscriber = new NotificationsSubscriber(noteIncident, channels, pages);
        return events.subscribe(
                NotificationsSubscriber.SUBSCRIPTION,
                redriven.closing(NotificationsSubscriber.SUBSCRIPTION, subscriber));
    }

    @Bean
    EndNotifications endNotifications(
            Notifications notifications,
            Conflicts conflicts,
            Outbox outbox,
            EventPublisher publisher,
            Topology topology) {
        var givenUp = new GivenUp(outbox, new DeadLetters(publisher, topology));
        return new EndNotifications(notifications, conflicts, givenUp);
    }

    @Bean
    TellOwner tellOwner(
            Notifications notifications,
            Conflicts conflicts,
            Channels channels,
            ClientPages pages,
            EndNotifications ends) {
        var claims = new ClaimNotifications(
                notifications, conflicts, () -> UUID.randomUUID().toString(), channels);
        return new TellOwner(claims, channels, pages, ends);
    }

    @Bean(initMethod = "start")
    NotificationsSchedule notificationsSchedule(
            Notifications notifications,
            TellOwner tellOwner,
            Channels channels,
            NotificationProperties settings,
            MeterRegistry registry) {
        var metrics = new NotificationMetrics(registry, channels);
        return new NotificationsSchedule(notifications, tellOwner, channels, metrics, settings.gathering());
    }
}
