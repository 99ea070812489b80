package com.emailpilot.provisioner.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.klaviyo.ApiResult;
import org.junit.jupiter.api.Test;

final class HealthProbesTest {

    private final HealthWorld world = new HealthWorld();

    @Test
    void countsProbesByTheirOutcome() {
        world.probes().probe(HealthWorld.CLIENT).block();
        world.probes().probe("nobody").block();
        world.klaviyo.answerAccount(new ApiResult.PermissionDenied<>());
        world.probes().probe(HealthWorld.CLIENT).block();
        world.klaviyo.answerAccount(new ApiResult.Unavailable<>(null, "http_503"));
        world.probes().probe(HealthWorld.CLIENT).block();

        assertThat(world.meters.getMeters())
                .extracting(
                        meter -> meter.getId().getName() + " " + meter.getId().getTag("outcome"))
                .containsExactlyInAnyOrder(
                        "emailpilot.health.probes healthy",
                        "emailpilot.health.probes nothing_to_probe",
                        "emailpilot.health.probes missing_scope",
                        "emailpilot.health.probes unknown");
    }
}
