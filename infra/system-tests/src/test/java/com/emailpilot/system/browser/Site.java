package com.emailpilot.system.browser;

import com.emailpilot.emulators.SharedEmulators;
import com.emailpilot.local.settings.Port;
import com.emailpilot.local.system.Extras;
import com.emailpilot.local.system.LocalPart;
import com.emailpilot.local.system.LocalSetup;
import com.emailpilot.local.system.LocalSystem;
import com.emailpilot.local.system.Progress;
import com.emailpilot.system.running.Checkout;
import com.emailpilot.system.running.Sandbox;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The whole system for all browser tests of a JVM; each test has people of its own, who share nothing by accident. */
final class Site implements AutoCloseable {

    private final AtomicInteger visitors = new AtomicInteger();
    private final LocalSystem system;
    private final Sandbox klaviyo;
    private final StoredClients stored;
    private @Nullable LocalPart withoutApp;

    Site() {
        system = new LocalSystem(setup(), (_, _, _) -> {});
        system.start(Progress.SILENT);
        klaviyo = new Sandbox(
                URI.create("http://localhost:" + system.setup().settings().port(Port.SANDBOX_API)));
        stored = new StoredClients(system.projectId(), system.firestoreHost());
    }

    URI gateway() {
        return system.gateway();
    }

    /** A gateway that was never told its Klaviyo app's secret. */
    synchronized URI gatewayWithoutApp() {
        if (withoutApp == null) {
            withoutApp = system.another(LocalSystem.GATEWAY);
            var environment = new HashMap<>(People.environment());
            environment.put("KLAVIYO_OAUTH_CLIENT_SECRET", "");
            environment.put(
                    "KLAVIYO_OAUTH_REDIRECT_URI", withoutApp.url() + "/api/integrations/klaviyo/oauth/callback");
            withoutApp.start(Extras.environment(environment));
            withoutApp.awaitReady();
        }
        return withoutApp.url();
    }

    Sandbox klaviyo() {
        return klaviyo;
    }

    /** What the services stored of clients. */
    StoredClients stored() {
        return stored;
    }

    /** Somebody who has no clients yet. */
    String newPerson() {
        return People.name(visitors.incrementAndGet());
    }

    @Override
    public void close() {
        stored.close();
        system.close();
    }

    private static LocalSetup setup() {
        var settings = new HashMap<>(System.getenv());
        settings.putAll(Map.of(
                "PUBSUB_EMULATOR_HOST", SharedEmulators.pubSubHost(),
                "FIRESTORE_EMULATOR_HOST", SharedEmulators.firestoreHost(),
                "SPRING_CLOUD_GCP_PROJECT_ID", SharedEmulators.freshProjectId()));
        return LocalSetup.of(Checkout.root(), settings)
                .withFreePorts()
                .withHome(Checkout.freshHome("browser-"))
                .with(LocalSystem.GATEWAY, Extras.environment(People.environment()));
    }
}
