package com.emailpilot.gateway.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class NotificationMetricsTest {

    private static final String NAME = "emailpilot.notification.deliveries";

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final NotificationMetrics metrics =
            new NotificationMetrics(registry, new Channels(List.of(new RecordingChannel())));

    @Test
    void areThereBeforeTheFirstFailure() {
        assertThat(registry.get(NAME)
                        .tag("channel", "mail")
                        .tag("outcome", "failed")
                        .counter()
                        .count())
                .isZero();
    }

    @Test
    void keepTheirNames() throws IOException {
        metrics.ended("mail", new TellOutcome.Sent());

        assertThat(registry.get(NAME)
                        .tag("channel", "mail")
                        .tag("outcome", "sent")
                        .counter()
                        .count())
                .isOne();
        assertThat(Files.readString(Path.of("..", "docs", "metrics.md"))).contains("`" + NAME + "`");
    }
}
