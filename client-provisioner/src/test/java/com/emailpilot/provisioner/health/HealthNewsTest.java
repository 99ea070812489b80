package com.emailpilot.provisioner.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.Changes;
import com.emailpilot.events.ClientUpdated;
import com.emailpilot.events.ConnectionDegraded;
import com.emailpilot.events.ConnectionRecovered;
import com.emailpilot.klaviyo.ApiResult;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Who hears of a change of health. */
@NullUnmarked
final class HealthNewsTest {

    private final HealthWorld world = new HealthWorld();

    @Test
    void tellsNobodyThatAllIsStillWell() {
        world.probe();
        var before = world.client();

        world.probe();

        assertThat(world.bus.publishedEvents()).isEmpty();
        assertThat(world.health().checkedAt()).isAfter(before.health().checkedAt());
        assertThat(world.client().updatedAt()).isEqualTo(before.updatedAt());
        assertThat(world.client().oauth().seq()).isEqualTo(1);
    }

    @Test
    void tellsOnceThatAConnectionIsDegraded() {
        probeDenied();
        probeDenied();

        assertThat(world.bus.publishedEvents())
                .singleElement()
                .isInstanceOfSatisfying(ConnectionDegraded.class, event -> {
                    assertThat(event.reason()).isEqualTo("missing_scope");
                    assertThat(event.client().seq()).isEqualTo(2);
                });
        assertThat(world.client().oauth().seq()).isEqualTo(2);
    }

    @Test
    void tellsThatItRecovered() {
        probeDenied();
        var before = world.client();

        world.probe();

        assertThat(world.bus.publishedEvents()).last().isInstanceOf(ConnectionRecovered.class);
        assertThat(world.health().reason()).isNull();
        assertThat(world.client().updatedAt()).isAfter(before.updatedAt());
    }

    @Test
    void callsItAnUpdateWhereTheRefresherHasToldOfTheTrouble() {
        world.change(new Changes().set("oauth.state", "degraded"));

        probeDenied();

        assertThat(world.bus.publishedEvents())
                .singleElement()
                .isInstanceOfSatisfying(
                        ClientUpdated.class,
                        event -> assertThat(event.changed()).containsExactly("health.ok", "health.reason"));
    }

    @Test
    void callsItAnUpdateThatScopesAreMissing() {
        world.change(new Changes().set("oauth.scopes", List.of("accounts:read")));

        world.probe();

        assertThat(world.bus.publishedEvents())
                .singleElement()
                .isInstanceOfSatisfying(
                        ClientUpdated.class,
                        event -> assertThat(event.changed()).containsExactly("health.scopes_missing"));
    }

    @Test
    void storesTheEventWithTheHealth() {
        world.klaviyo.answerAccount(new ApiResult.PermissionDenied<>());
        world.documents.loseNextAnswer();

        world.probe();

        assertThat(world.client().oauth().seq()).isEqualTo(2);
        assertThat(world.documents.dump().keySet().stream()
                        .filter(path -> path.collection().equals("events")))
                .hasSize(1);
    }

    private void probeDenied() {
        world.klaviyo.answerAccount(new ApiResult.PermissionDenied<>());
        world.probe();
    }
}
