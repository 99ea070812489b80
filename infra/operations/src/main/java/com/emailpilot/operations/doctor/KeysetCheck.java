package com.emailpilot.operations.doctor;

import com.emailpilot.operations.system.Keysets;
import com.emailpilot.operations.system.SystemSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Whether the keyset opens what it seals, and how old it is. */
record KeysetCheck(SystemSettings settings, Clock clock) implements Check {

    private static final Duration OLD = Duration.ofDays(365);

    @Override
    public String area() {
        return "keyset";
    }

    @Override
    public List<Diagnosis> look() {
        if (settings.find("EMAILPILOT_KEYSET_FILE")
                .filter(file -> !Files.exists(Path.of(file)))
                .isPresent()) {
            return List.of(Diagnosis.fail(
                    area(), "there is no keyset file yet", "./emailpilot up makes one, at the first start."));
        }
        try (var vault = Keysets.open(settings)) {
            var keys = vault.keyset();
            var sentence = "seals and opens; %d keys, primary %d"
                    .formatted(keys.keyIds().size(), Integer.toUnsignedLong(keys.primaryKeyId()));
            return List.of(changedAt()
                    .filter(changed -> changed.plus(OLD).isBefore(clock.instant()))
                    .map(changed -> Diagnosis.warn(
                            area(), sentence + ", unchanged since " + changed, "./emailpilot keys rotate"))
                    .orElseGet(() -> Diagnosis.ok(area(), sentence)));
        }
    }

    /** Empty where the keyset is no file. */
    private Optional<Instant> changedAt() {
        return settings.find("EMAILPILOT_KEYSET_FILE").map(file -> {
            try {
                return Files.getLastModifiedTime(Path.of(file)).toInstant();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
