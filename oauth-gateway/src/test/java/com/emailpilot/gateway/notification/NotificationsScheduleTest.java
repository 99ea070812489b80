package com.emailpilot.gateway.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.test.scheduler.VirtualTimeScheduler;

@NullUnmarked
final class NotificationsScheduleTest {

    private VirtualTimeScheduler time;

    @BeforeEach
    void holdTime() {
        time = VirtualTimeScheduler.getOrSet();
    }

    @AfterEach
    void letTimePass() {
        VirtualTimeScheduler.reset();
    }

    @Test
    void tellsWithinSeconds() {
        var world = new NotificationWorld();
        try (var schedule = world.instance()) {
            schedule.start();
            world.declareDead();

            time.advanceTimeBy(Duration.ofSeconds(5));

            assertThat(world.channel.letters()).hasSize(1);
        }
    }

    @Test
    void goesOnAfterTheStoreWasAway() {
        var world = new NotificationWorld();
        try (var schedule = world.instance()) {
            schedule.start();
            world.declareDead();
            world.documents.goDown();
            time.advanceTimeBy(Duration.ofSeconds(10));
            world.documents.comeBack();

            time.advanceTimeBy(Duration.ofSeconds(5));

            assertThat(world.status()).isEqualTo("SENT");
        }
    }

    @Test
    void looksForNothingWhereNothingIsSet() {
        var world = new NotificationWorld();
        try (var schedule = world.instanceWithoutChannels()) {
            schedule.start();

            time.advanceTimeBy(Duration.ofMinutes(1));

            assertThat(world.documents.queries()).isZero();
        }
    }
}
