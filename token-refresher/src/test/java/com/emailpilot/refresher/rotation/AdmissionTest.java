package com.emailpilot.refresher.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.klaviyo.TokenResult;
import com.emailpilot.refresher.pace.ClientBucket;
import com.emailpilot.refresher.pace.Pace;
import com.emailpilot.refresher.pace.PaceProperties;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
final class AdmissionTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final RotationWorld world = new RotationWorld();
    private final ClientBucket bucket = new ClientBucket(world.ticker);
    private final Pace pace =
            new Pace(new PaceProperties(1, 10, Duration.ofSeconds(10), Duration.ofSeconds(5)), world.ticker);
    private final Admission unit = new Admission(pace, bucket, world.fleet);

    @Test
    void asksNoMoreOftenForOneClientThanKlaviyoTakes() {
        admitAndEnd("c1");
        admitAndEnd("c1");

        assertThat(admitAndEnd("c1"))
                .isEqualTo(new Admission.Refused(new RotationOutcome.Postponed("too_often", NOW.plusSeconds(15))));
        assertThat(admitAndEnd("c2")).isInstanceOf(Admission.Admitted.class);
    }

    @Test
    void takesNothingFromTheBucketWhileKlaviyoIsDown() {
        IntStream.range(0, 20).forEach(number -> {
            var turn =
                    (Admission.Admitted) unit.admit("other-" + number, NOW, NOW).block();
            turn.turn().ended(unit.heard("other-" + number, new TokenResult.Unreachable("connect")));
        });

        var refused = admitAndEnd("c1");

        assertThat(refused)
                .isInstanceOfSatisfying(
                        Admission.Refused.class,
                        decision -> assertThat(decision.outcome())
                                .isInstanceOfSatisfying(
                                        RotationOutcome.Postponed.class,
                                        postponed ->
                                                assertThat(postponed.cause()).isEqualTo("klaviyo_unavailable")));
        assertThat(bucket.untilNext("c1")).isZero();
        bucket.tryTake("c1");
        assertThat(bucket.tryTake("c1")).isTrue();
    }

    @Test
    void beginsNothingThatWaitedForItsTurnWhenTheProcessWasToStop() {
        var first = (Admission.Admitted) unit.admit("c1", NOW, NOW).block();
        var waiting = unit.admit("c2", NOW, NOW).toFuture();

        unit.close();
        first.turn().ended(unit.heard("c1", Answers.granted("refresh-1")));

        assertThat(waiting.join()).isEqualTo(new Admission.Refused(new RotationOutcome.Postponed("stopping", null)));
    }

    private Admission.Decision admitAndEnd(String subject) {
        var decision = unit.admit(subject, NOW, NOW).block();
        if (decision instanceof Admission.Admitted admitted) {
            admitted.turn().ended(unit.heard(subject, Answers.granted("refresh-1")));
        }
        return decision;
    }
}
