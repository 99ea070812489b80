package com.emailpilot.provisioner.watchdog;

import com.emailpilot.clients.ClientRecords;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * Finds out in time that Klaviyo will retire the revision that we speak: a retired one is answered as the next one, whose
 * answers may differ.
 *
 * @see <a href="https://developers.klaviyo.com/en/docs/api_versioning_and_deprecation_policy">Klaviyo's policy</a>
 */
final class RetiringRevision implements Watch {

    /** A year stable, and a year deprecated. */
    private static final Period LIFE = Period.ofYears(2);

    private static final Period IN_TIME = Period.ofDays(90);

    private final ClientRecords clients;
    private final LocalDate revision;
    private final WatchdogProperties properties;

    RetiringRevision(ClientRecords clients, LocalDate revision, WatchdogProperties properties) {
        this.clients = clients;
        this.revision = revision;
        this.properties = properties;
    }

    @Override
    public Alert alert() {
        return Alert.REVISION_RETIRING;
    }

    @Override
    public Duration every() {
        return properties.readAllEvery();
    }

    @Override
    public Mono<Finding> look() {
        return clients.serverTime()
                .map(now -> retiresSoon(revision, LocalDate.ofInstant(now, ZoneOffset.UTC))
                        ? Finding.of(List.of(revision.toString()))
                        : Finding.NOTHING);
    }

    static boolean retiresSoon(LocalDate revision, LocalDate today) {
        return !today.isBefore(revision.plus(LIFE).minus(IN_TIME));
    }
}
