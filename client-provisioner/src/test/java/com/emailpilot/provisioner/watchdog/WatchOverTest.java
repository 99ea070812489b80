package com.emailpilot.provisioner.watchdog;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.DocumentPath;
import com.emailpilot.clients.Write;
import com.emailpilot.events.AlertSeverity;
import com.emailpilot.events.OperationsAlertRaised;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
final class WatchOverTest {

    private static final Duration A_MINUTE_OR_SO = Duration.ofSeconds(61);

    private final WatchWorld world = new WatchWorld();
    private final WatchOver unit = world.instance();

    @Test
    void isSilentWhileAllIsWell() {
        world.client("c1", WatchWorld.START.plusSeconds(600));
        world.waitingEvent("e1", "oauth-gateway");

        look();

        assertThat(world.raised()).isEmpty();
        assertThat(world.gauge(Alert.REFRESH_MISSING)).isZero();
    }

    @Test
    void tellsOnceOfClientsThatNobodyWillEverRefresh() {
        world.client("c1", null);

        look();
        world.pass(Duration.ofHours(1));
        look();

        assertThat(world.raised())
                .containsExactly(new OperationsAlertRaised(
                        "refresh_missing",
                        AlertSeverity.URGENT,
                        Alert.REFRESH_MISSING.summary(),
                        Alert.REFRESH_MISSING.remedy(),
                        1,
                        List.of("c1"),
                        world.state(Alert.REFRESH_MISSING).openedAt(),
                        world.state(Alert.REFRESH_MISSING).openedAt()));
        assertThat(world.gauge(Alert.REFRESH_MISSING)).isEqualTo(1);
    }

    @Test
    void tellsOfClientsThatNoSweepTakes() {
        world.client("c1", WatchWorld.START.minus(Duration.ofMinutes(16)));
        world.client("c2", WatchWorld.START.minus(Duration.ofMinutes(14)));

        look();
        look();
        look();

        assertThat(world.raised()).singleElement().satisfies(alert -> {
            assertThat(alert.alert()).isEqualTo("refresh_overdue");
            assertThat(alert.examples()).contains("c1");
        });
    }

    @Test
    void tellsOfEventsThatWereNotPublished() {
        world.waitingEvent("e1", "token-refresher");
        world.pass(Duration.ofMinutes(6));
        world.waitingEvent("e2", "oauth-gateway");

        look();

        assertThat(world.raised()).singleElement().satisfies(alert -> {
            assertThat(alert.alert()).isEqualTo("outbox_stuck");
            assertThat(alert.examples()).containsExactly("e1");
        });
    }

    @Test
    void tellsOfSubscriptionsThatStayAway() {
        world.missing.add("client-provisioner.schedule");
        look();
        world.missing.clear();
        look();
        world.missing.add("token-refresher.expiry");

        look();
        look();
        look();

        assertThat(world.raised())
                .singleElement()
                .satisfies(alert -> assertThat(alert.examples()).containsExactly("token-refresher.expiry"));
    }

    @Test
    void tellsOfTheNextIncidentAfterOneIsOver() {
        world.waitingEvent("e1", "oauth-gateway");
        world.pass(Duration.ofMinutes(6));
        look();
        world.store(new Write.Delete(new DocumentPath("outbox", "e1")));
        world.pass(Duration.ofMinutes(6));
        look();
        var cleared = world.state(Alert.OUTBOX_STUCK);
        world.waitingEvent("e2", "oauth-gateway");
        world.pass(Duration.ofMinutes(6));

        look();

        assertThat(cleared.open()).isFalse();
        assertThat(world.raisedNames()).containsExactly("outbox_stuck", "outbox_stuck");
        assertThat(world.bus.published()).extracting(message -> message.id()).doesNotHaveDuplicates();
    }

    @Test
    void looksOnceHoweverManyInstancesThereAre() {
        world.client("c1", null);
        unit.look().block();
        var queries = world.documents.queries();

        world.instance().look().block();

        assertThat(world.documents.queries()).isEqualTo(queries);
        assertThat(world.raised()).hasSize(1);
    }

    @Test
    void showsOnEveryInstanceWhatAnotherFound() {
        world.client("c1", null);
        world.client("c2", null);
        unit.look().block();
        var meters = new SimpleMeterRegistry();

        world.instance(meters).look().block();

        assertThat(WatchWorld.gauge(meters, Alert.REFRESH_MISSING)).isEqualTo(2);
    }

    @Test
    void raisesOnceThoughTheAnswerToTheCommitIsLost() {
        world.client("c1", null);
        for (int claim = 0; claim < 2; claim++) {
            world.documents.beforeNextCommit(() -> {});
        }
        world.documents.loseNextAnswer();

        look();

        assertThat(world.documents.dump().keySet())
                .filteredOn(path -> path.collection().equals("events"))
                .hasSize(1);
    }

    @Test
    void keepsAnAlertThatItCannotLookAtAndLooksAtTheOthers() {
        world.missing.add("token-refresher.expiry");
        look();
        look();
        look();
        world.missing.add(null);
        world.client("c1", null);
        world.pass(Duration.ofHours(1));

        look();

        assertThat(world.state(Alert.SUBSCRIPTION_MISSING).open()).isTrue();
        assertThat(world.raisedNames()).containsExactly("subscription_missing", "refresh_missing");
        assertThat(world.meters
                        .counter("emailpilot.watchdog.looks", "alert", "subscription_missing", "outcome", "failed")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void namesItsMeters() {
        look();

        assertThat(world.meters.getMeters())
                .extracting(meter -> meter.getId().getName())
                .containsOnly("emailpilot.watchdog.alert", "emailpilot.watchdog.looks");
        assertThat(world.meters.find("emailpilot.watchdog.alert").gauges())
                .extracting(gauge -> gauge.getId().getTag("alert"))
                .containsExactlyInAnyOrder(
                        "refresh_overdue",
                        "refresh_missing",
                        "outbox_stuck",
                        "subscription_missing",
                        "revision_retiring");
    }

    private void look() {
        unit.look().block();
        world.pass(A_MINUTE_OR_SO);
    }
}
