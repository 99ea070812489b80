package com.emailpilot.local.system;

import com.emailpilot.emulators.ChildProcess;
import com.emailpilot.emulators.JavaProgram;
import com.emailpilot.local.identity.ServiceAccounts;
import com.emailpilot.local.settings.Port;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Makes the parts that are programs of this project: the three services and the sandbox. */
final class ServiceParts {
    /** Short start on few cores matters more here than speed later. */
    private static final List<String> FLAGS = List.of(
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseCompactObjectHeaders",
            "--sun-misc-unsafe-memory-access=allow",
            "--enable-native-access=ALL-UNNAMED");

    private static final String CALLERS_SETTING = "EMAILPILOT_CREDENTIAL_CALLERS";

    private final LocalSetup setup;
    private final Addresses addresses;
    private final KlaviyoSettings klaviyo;
    private final ServiceAccounts accounts;

    ServiceParts(LocalSetup setup, Addresses addresses, KlaviyoSettings klaviyo) {
        this.setup = setup;
        this.addresses = addresses;
        this.klaviyo = klaviyo;
        this.accounts = new ServiceAccounts(setup.home(), Clock.systemUTC());
    }

    LocalPart service(String module, int port, int managementPort, String name) {
        var url = URI.create("http://localhost:" + port);
        var environment = environment(port, managementPort);
        return new LocalPart(
                name,
                url,
                setup.log(name),
                (log, extras) -> ChildProcess.start(program(module, knowing(module, environment), extras), log),
                () -> Health.isUp(url.resolve("/actuator/health")),
                setup.extrasOf(name));
    }

    LocalPart sandbox() {
        var url = addresses.at(Port.SANDBOX_CONSENT);
        var api = addresses.at(Port.SANDBOX_API);
        return new LocalPart(
                BuiltApps.SANDBOX,
                url,
                setup.log(BuiltApps.SANDBOX),
                (log, extras) -> ChildProcess.start(program(BuiltApps.SANDBOX, ofSandbox(), extras), log),
                () -> Health.answers(url) && Health.answers(api),
                setup.extrasOf(BuiltApps.SANDBOX));
    }

    private Map<String, String> ofSandbox() {
        var environment = new HashMap<>(klaviyo.ofSandbox());
        environment.put(LocalSetup.SANDBOX_STATE_SETTING, setup.sandboxState().toString());
        return environment;
    }

    /** The refresher knows the service accounts of this machine, whose key is made when it is first needed. */
    private Map<String, String> knowing(String module, Map<String, String> environment) {
        if (!module.equals(Service.REFRESHER.module())) {
            return environment;
        }
        var knowing = new HashMap<>(environment);
        knowing.putAll(accounts.environment());
        knowing.put(CALLERS_SETTING, setup.settings().get(CALLERS_SETTING, ServiceAccounts.everyone()));
        return knowing;
    }

    private JavaProgram program(String module, Map<String, String> usual, Extras extras) {
        var app = setup.apps().find(module);
        var environment = new HashMap<>(usual);
        environment.putAll(extras.environment());
        return new JavaProgram(
                module,
                joined(extras.classPath(), app.classPath()),
                app.mainClass(),
                joined(FLAGS, extras.jvmFlags()),
                List.of(),
                environment);
    }

    private Map<String, String> environment(int port, int managementPort) {
        var environment = new HashMap<>(setup.settings().ofFile());
        environment.putAll(setup.sandbox() ? klaviyo.towardsSandbox() : klaviyo.towardsKlaviyo());
        environment.put("SPRING_PROFILES_ACTIVE", "local");
        environment.put("SERVER_PORT", Integer.toString(port));
        environment.put("MANAGEMENT_SERVER_PORT", Integer.toString(managementPort));
        environment.putAll(new GoogleParts(setup, addresses).environment());
        return environment;
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
