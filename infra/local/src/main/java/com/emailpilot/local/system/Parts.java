package com.emailpilot.local.system;

import com.emailpilot.emulators.FreePorts;
import com.emailpilot.local.settings.Port;
import com.emailpilot.local.settings.Settings;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** All parts of one system. */
final class Parts {
    private final ServiceParts serviceParts;
    private final Settings settings;
    private final Optional<LocalPart> pubSub;
    private final Optional<LocalPart> firestore;
    private final Optional<LocalPart> sandbox;
    private final Collection<LocalPart> services = new CopyOnWriteArrayList<>();

    Parts(LocalSetup setup, EmulatorParts emulators, ServiceParts serviceParts) {
        this.serviceParts = serviceParts;
        this.settings = setup.settings();
        pubSub = emulators.pubSub();
        firestore = emulators.firestore();
        sandbox = setup.sandbox() ? Optional.of(serviceParts.sandbox()) : Optional.empty();
        Arrays.stream(Service.values()).forEach(service -> services.add(part(service)));
    }

    /** What the services need: emulators and sandbox, as far as they are ours. */
    List<LocalPart> foundation() {
        return Stream.of(pubSub, firestore, sandbox).flatMap(Optional::stream).toList();
    }

    List<LocalPart> services() {
        return List.copyOf(services);
    }

    Optional<LocalPart> firestore() {
        return firestore;
    }

    LocalPart named(String name) {
        return Stream.concat(foundation().stream(), services.stream())
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("This system has no part " + name));
    }

    /** One more instance of a service, on free ports, not started. */
    LocalPart another(String module) {
        var name = module + "-"
                + (1
                        + services.stream()
                                .filter(part -> part.name().startsWith(module))
                                .count());
        var part = serviceParts.service(module, FreePorts.next(), FreePorts.next(), name);
        services.add(part);
        return part;
    }

    /** The ports that must be free before a start. */
    List<Port> ports() {
        var ofServices =
                Arrays.stream(Service.values()).flatMap(service -> Stream.of(service.port(), service.managementPort()));
        var ofFoundation = Stream.of(
                        pubSub.stream().map(_ -> Port.PUBSUB),
                        firestore.stream().map(_ -> Port.FIRESTORE),
                        sandbox.stream().flatMap(_ -> Stream.of(Port.SANDBOX_CONSENT, Port.SANDBOX_API)))
                .flatMap(ports -> ports);
        return Stream.concat(ofServices, ofFoundation).toList();
    }

    private LocalPart part(Service service) {
        return serviceParts.service(
                service.module(),
                settings.port(service.port()),
                settings.port(service.managementPort()),
                service.module());
    }
}
