package com.emailpilot.operations.system;

import com.emailpilot.operations.terminal.FailedOperationException;
import com.google.cloud.ServiceOptions;
import java.util.Map;
import java.util.Optional;

/**
 * Where the system is, as the environment says it: the same variables that its services read.
 *
 * @param environment everything that is set
 */
public record SystemSettings(Map<String, String> environment) {

    private static final String LOCAL_PROJECT = "emailpilot-local";

    public SystemSettings {
        environment = Map.copyOf(environment);
    }

    /** The settings that an environment holds. */
    public static SystemSettings of(Map<String, String> environment) {
        return new SystemSettings(environment);
    }

    /** The value of a setting; empty where it is absent or blank. */
    public Optional<String> find(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    /** Host and port of the Firestore emulator; empty where Firestore is Google's. */
    public Optional<String> firestoreEmulator() {
        return find("FIRESTORE_EMULATOR_HOST");
    }

    /** Host and port of the Pub/Sub emulator; empty where Pub/Sub is Google's. */
    public Optional<String> pubSubEmulator() {
        return find("PUBSUB_EMULATOR_HOST");
    }

    /** Whether this is a system on a developer's machine. */
    public boolean local() {
        return firestoreEmulator().isPresent();
    }

    /** The Google project. */
    public String project() {
        return find("SPRING_CLOUD_GCP_PROJECT_ID")
                .or(() -> find("GOOGLE_CLOUD_PROJECT"))
                .or(() -> local() ? Optional.of(LOCAL_PROJECT) : Optional.empty())
                .or(() -> Optional.ofNullable(ServiceOptions.getDefaultProjectId()))
                .orElseThrow(() -> new FailedOperationException(
                        "Which project? Set GOOGLE_CLOUD_PROJECT, or FIRESTORE_EMULATOR_HOST and"
                                + " PUBSUB_EMULATOR_HOST."));
    }

    /** The Firestore database. */
    public String database() {
        return find("SPRING_CLOUD_GCP_FIRESTORE_DATABASE_ID").orElse("(default)");
    }
}
