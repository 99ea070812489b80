package com.emailpilot.system.running;

import com.emailpilot.emulators.SharedEmulators;
import com.emailpilot.local.system.Extras;
import com.emailpilot.local.system.LocalSetup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How the system is started for tests. */
final class Setups {

    /** Both as the services and the sandbox take them. */
    private static final String CLIENT_SECRETS = Sandbox.FIRST_SECRET + "," + Sandbox.SECOND_SECRET;

    /** What people wait a minute for need not take tests a minute. */
    private static final Map<String, String> QUICK = Map.of("EMAILPILOT_CONFIRM_REVOCATION_AFTER", "2s");

    /** The same for the seals of the audit trail. */
    static final Map<String, String> QUICK_SEALS =
            Map.of("EMAILPILOT_AUDIT_SEALEVERY", "5s", "EMAILPILOT_AUDIT_SEALMARGIN", "5s");

    private static final Path TARGET = Path.of("target").toAbsolutePath();

    private Setups() {}

    /** On free ports, in a fresh Google project of the emulators that all tests of this JVM share. */
    static LocalSetup overSharedEmulators() {
        return setup(Map.of(
                "PUBSUB_EMULATOR_HOST", SharedEmulators.pubSubHost(),
                "FIRESTORE_EMULATOR_HOST", SharedEmulators.firestoreHost()));
    }

    /** On free ports, with emulators of its own. */
    static LocalSetup overOwnEmulators() {
        return setup(Map.of("PUBSUB_EMULATOR_HOST", "", "FIRESTORE_EMULATOR_HOST", ""));
    }

    private static LocalSetup setup(Map<String, String> emulators) {
        var settings = new HashMap<>(System.getenv());
        settings.putAll(emulators);
        settings.put("SPRING_CLOUD_GCP_PROJECT_ID", SharedEmulators.freshProjectId());
        settings.put("SANDBOX_CLIENT_SECRET", CLIENT_SECRETS);
        return LocalSetup.of(Checkout.root(), settings)
                .withFreePorts()
                .withoutClock()
                .withHome(Checkout.freshHome("system-"));
    }

    static Extras over(FirestoreWire wire) {
        return over(wire, Map.of());
    }

    static Extras over(FirestoreWire wire, Map<String, String> environment) {
        var all = new HashMap<>(environment);
        all.put("FIRESTORE_EMULATOR_HOST", wire.host());
        return Extras.environment(all);
    }

    static Extras dyingAt(String step) {
        return withCrashPoints(Map.of("CRASH_AT", step));
    }

    static Extras dyingAt(String step, String clientId) {
        return withCrashPoints(Map.of("CRASH_AT", step, "CRASH_FOR", clientId));
    }

    /** The same extras, for an instance that hears no messages. */
    static Extras deaf(Map<String, String> environment) {
        var deaf = new HashMap<>(environment);
        deaf.put("DEAF", "");
        return withCrashPoints(deaf);
    }

    private static Extras withCrashPoints(Map<String, String> environment) {
        return new Extras(environment, List.of(crashPoints()), List.of());
    }

    /** The same extras, and what every refresher of the tests is told. */
    static Extras refresher(Extras extras, Downstream downstream) {
        var environment = new HashMap<>(downstream.settings());
        environment.putAll(QUICK);
        environment.putAll(extras.environment());
        return new Extras(environment, extras.classPath(), extras.jvmFlags());
    }

    private static Path crashPoints() {
        try (var jars = Files.newDirectoryStream(TARGET, "*-crash-points.jar")) {
            for (var jar : jars) {
                return jar;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new IllegalStateException("The jar of the crash points is missing: package this module first");
    }
}
