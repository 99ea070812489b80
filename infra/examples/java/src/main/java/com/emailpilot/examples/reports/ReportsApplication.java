package com.emailpilot.examples.reports;

import com.emailpilot.events.ClientState;
import com.emailpilot.events.ClientStatus;
import com.emailpilot.events.downstream.ClientEvents;
import com.emailpilot.events.downstream.Surroundings;
import com.emailpilot.events.pubsub.PubSubConnection;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a file for each client, true to the newest event, and asks for a credential for those that work. */
public final class ReportsApplication {

    private static final Logger log = LoggerFactory.getLogger(ReportsApplication.class);
    private static final Duration WORK = Duration.ofMinutes(5);

    private final ClientFiles files;
    private final Optional<Credentials> credentials;

    private ReportsApplication(ClientFiles files, Optional<Credentials> credentials) {
        this.files = files;
        this.credentials = credentials;
    }

    /** Runs until it is asked to end. */
    public static void main(String[] arguments) throws InterruptedException {
        var settings = System.getenv();
        var application = new ReportsApplication(
                new ClientFiles(Path.of(settings.getOrDefault("REPORTS_FOLDER", "clients"))), credentials(settings));
        var connection =
                PubSubConnection.of(settings.getOrDefault("GOOGLE_CLOUD_PROJECT", "emailpilot-local"), settings);
        var events = ClientEvents.in(Surroundings.of(connection));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            events.close();
            connection.close();
        }));
        var subscription = settings.getOrDefault("REPORTS_SUBSCRIPTION", "reports.clients");
        if (settings.containsKey("PUBSUB_EMULATOR_HOST")) {
            events.make(subscription);
        }
        events.follow(subscription, application.files, (client, _) -> application.changed(client));
        log.info("Listening");
        new CountDownLatch(1).await();
    }

    private void changed(ClientState client) throws IOException, InterruptedException {
        files.store(client);
        log.info("Client {} is {} as of {}", client.clientId(), client.status().word(), client.seq());
        if (credentials.isPresent() && client.status() == ClientStatus.ACTIVE) {
            report(client.clientId(), credentials.get().of(client.clientId(), WORK));
        }
    }

    private static void report(String clientId, Credential credential) {
        switch (credential) {
            case Credential.Usable usable ->
                log.info("Could call Klaviyo for client {} with an {} credential", clientId, usable.type());
            case Credential.None none -> log.info("No credential for client {}: {}", clientId, none.reason());
            case Credential.Later later -> log.info("Ask again for client {} in {}", clientId, later.retryAfter());
        }
    }

    private static Optional<Credentials> credentials(Map<String, String> settings) {
        var refresher = settings.getOrDefault("CREDENTIALS_URL", "");
        return refresher.isBlank()
                ? Optional.empty()
                : Optional.of(new Credentials(URI.create(refresher), identity(settings)));
    }

    private static Identity identity(Map<String, String> settings) {
        var token = settings.getOrDefault("SERVICE_TOKEN", "");
        return token.isBlank()
                ? Identity.ofThisServiceAccount(settings.getOrDefault("CREDENTIALS_AUDIENCE", ""))
                : () -> token;
    }
}
