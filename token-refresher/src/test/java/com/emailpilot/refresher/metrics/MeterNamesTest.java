package com.emailpilot.refresher.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.refresher.pace.PaceConfiguration;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

class MeterNamesTest {

    private static final List<String> NAMES = List.of(
            "emailpilot.credential.reads[outcome]",
            "emailpilot.pace.breaker.open[]",
            "emailpilot.pace.fleet.suspicious[]",
            "emailpilot.pace.under.way[]",
            "emailpilot.pace.waiting[]",
            "emailpilot.revocation.revocations[outcome]",
            "emailpilot.rotation.adopted[]",
            "emailpilot.rotation.app.refused[]",
            "emailpilot.rotation.attempts[kind]",
            "emailpilot.rotation.escrowed[]",
            "emailpilot.rotation.lateness[]",
            "emailpilot.rotation.rotations[cause, outcome]",
            "emailpilot.rotation.verdicts.delayed[]",
            "emailpilot.rotation.verdicts[state]",
            "emailpilot.rotation.without.token[]");

    private final MeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void keepsItsNames() {
        new ApplicationContextRunner()
                .withUserConfiguration(MetricsConfiguration.class, PaceConfiguration.class)
                .withBean(MeterRegistry.class, () -> registry)
                .run(this::countEverythingOnce);

        assertThat(registry.getMeters())
                .extracting(Meter::getId)
                .extracting(id -> id.getName()
                        + id.getTags().stream().map(tag -> tag.getKey()).toList())
                .containsOnly(NAMES.toArray(String[]::new));
    }

    @Test
    void saysWhatEachIsFor() throws IOException {
        var page = Files.readString(Path.of("..", "docs", "metrics.md"));

        assertThat(NAMES)
                .extracting(name -> name.substring(0, name.indexOf('[')))
                .allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
    }

    private void countEverythingOnce(ApplicationContext context) {
        context.getBeansOfType(MeterBinder.class).values().forEach(gauges -> gauges.bindTo(registry));
        context.getBean(RevocationMetrics.class).ended("word");
        context.getBean(CredentialMetrics.class).read("word");
        var rotation = context.getBean(RotationMetrics.class);
        rotation.ended("word", "word");
        rotation.stored(Duration.ofSeconds(-1));
        rotation.withoutToken(Duration.ofSeconds(1));
        rotation.attemptTaken();
        rotation.attemptTakenOver();
        rotation.verdict("word");
        rotation.verdictDelayed();
        rotation.escrowed();
        rotation.adopted();
        rotation.appRefused();
    }
}
