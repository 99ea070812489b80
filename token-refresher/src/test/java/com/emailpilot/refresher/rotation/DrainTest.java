package com.emailpilot.refresher.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.klaviyo.TokenResult;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Sinks;

final class DrainTest {

    private final RotationWorld world = new RotationWorld();
    private final Admission admission = world.admission();
    private final RotateTokens rotateTokens = world.refresher(admission);
    private final Drain unit = new Drain(admission, rotateTokens, world.grantRefresher());

    @Test
    void letsARotationEndThatIsInFlight() throws InterruptedException {
        world.dueClient();
        Sinks.One<TokenResult> answer = Sinks.one();
        world.klaviyo.answerTokensWith(answer.asMono());
        var stopped = new CountDownLatch(1);
        unit.start();

        rotateTokens.rotate(RotationWorld.CLIENT, world.due()).subscribe();
        unit.stop(stopped::countDown);
        assertThat(stopped.getCount()).isEqualTo(1);
        answer.tryEmitValue(Answers.granted("refresh-1"));

        assertThat(stopped.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(world.oauth().tokenVersion()).isEqualTo(2);
        assertThat(unit.isRunning()).isFalse();
    }
}
