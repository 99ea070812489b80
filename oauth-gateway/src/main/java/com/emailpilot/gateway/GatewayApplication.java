package com.emailpilot.gateway;

import com.emailpilot.clients.ClientRecordsConfiguration;
import com.emailpilot.events.pubsub.EventsConfiguration;
import com.emailpilot.gateway.audit.AuditConfiguration;
import com.emailpilot.gateway.clients.ClientsConfiguration;
import com.emailpilot.gateway.connect.ConnectConfiguration;
import com.emailpilot.gateway.console.ConsoleConfiguration;
import com.emailpilot.gateway.disconnect.DisconnectConfiguration;
import com.emailpilot.gateway.edit.EditConfiguration;
import com.emailpilot.gateway.history.HistoryConfiguration;
import com.emailpilot.gateway.invites.InvitesConfiguration;
import com.emailpilot.gateway.live.LiveConfiguration;
import com.emailpilot.gateway.members.MembersConfiguration;
import com.emailpilot.gateway.notification.NotificationConfiguration;
import com.emailpilot.gateway.operations.OperationsConfiguration;
import com.emailpilot.gateway.refresh.RefreshConfiguration;
import com.emailpilot.gateway.signin.SignInConfiguration;
import com.emailpilot.startup.StartupConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.security.autoconfigure.ReactiveUserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.actuate.web.reactive.ReactiveManagementWebSecurityAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.ReactiveMultipartAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.WebSessionIdResolverAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.error.ErrorWebFluxAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** Takes a person through Klaviyo's consent, announces the result, shows what became of it, and gives it up again. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(
        exclude = {
            ReactiveUserDetailsServiceAutoConfiguration.class,
            ReactiveManagementWebSecurityAutoConfiguration.class,
            ReactiveMultipartAutoConfiguration.class,
            WebSessionIdResolverAutoConfiguration.class,
            ErrorWebFluxAutoConfiguration.class
        })
@EnableScheduling
@Import({
    StartupConfiguration.class,
    SignInConfiguration.class,
    ConnectConfiguration.class,
    ClientsConfiguration.class,
    RefreshConfiguration.class,
    DisconnectConfiguration.class,
    EditConfiguration.class,
    MembersConfiguration.class,
    AuditConfiguration.class,
    HistoryConfiguration.class,
    OperationsConfiguration.class,
    InvitesConfiguration.class,
    LiveConfiguration.class,
    NotificationConfiguration.class,
    ConsoleConfiguration.class,
    ClientRecordsConfiguration.class,
    EventsConfiguration.class
})
public class GatewayApplication {

    public static void main(String[] args) {
        SpringApplication.run(GatewayApplication.class, args);
    }

    @Bean
    TaskScheduler taskScheduler() {
        var scheduler = new ThreadPoolTaskScheduler();
        scheduler.setPoolSize(2);
        scheduler.setThreadNamePrefix("schedule-");
        return scheduler;
    }
}
