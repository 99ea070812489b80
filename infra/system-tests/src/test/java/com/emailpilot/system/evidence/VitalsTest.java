package com.emailpilot.system.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class VitalsTest {

    @Test
    void readsWhatThisProcessUses() {
        var vitals = Vitals.of("this", Path.of("/proc/self"));

        assertThat(vitals.residentMegabytes()).isBetween(20L, 20_000L);
        assertThat(vitals.threads()).isGreaterThan(5);
        assertThat(vitals.descriptors()).isGreaterThan(5);
    }
}
