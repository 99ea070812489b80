package com.emailpilot.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.local.system.LocalSystem;
import com.emailpilot.system.running.SystemUnderTest;
import com.emailpilot.system.scenario.ConnectedClient;
import com.emailpilot.system.scenario.RefreshModes;
import com.emailpilot.system.scenario.RunningSystem;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;

/** F15: many want the tokens of one client refreshed at the same moment, through three processes. */
@ExtendWith(RunningSystem.class)
final class AtOnceIT {

    private static final int PEOPLE = 50;

    private final SystemUnderTest system;
    private final ConnectedClient client;

    AtOnceIT(SystemUnderTest system) {
        this.system = system;
        this.client = ConnectedClient.of(system);
    }

    @AfterEach
    void heal() {
        system.sandbox().heal();
        system.sandbox().settings(RefreshModes.SAME_TOKEN);
    }

    @Test
    void asksKlaviyoOnceThoughFiftyPeopleAndTwoServicesAsk() { // F15
        system.sandbox().settings(RefreshModes.STRICT);
        system.sandbox().fault(client.account(), "token.refresh", Map.of("kind", "delay", "delay", "PT1S"));
        var another = system.instances().refresher();
        var admin = system.admin();
        client.makeDue();
        client.age();

        var services = Stream.of(system.part(LocalSystem.REFRESHER), another).map(client::wantFresh);
        var calls = Stream.concat(services, IntStream.range(0, PEOPLE).mapToObj(_ -> admin.refresh(client.id())))
                .toList();
        system.topics().expiring(client.id(), 1);
        var answers = calls.stream().map(CompletableFuture::join).toList();

        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(200);
        assertThat(answers.subList(2, answers.size())).allSatisfy(answer -> {
            var body = new JsonMapper().readTree(answer.body());
            assertThat(body.path("success").asBoolean()).isTrue();
            assertThat(body.path("token_version").asLong()).isEqualTo(2);
        });
        assertThat(client.refreshes()).isOne();
        assertThat(client.version()).isEqualTo(2);
        System.out.println("F15: " + answers.size() + " callers, 3 processes, " + client.refreshes() + " call");
        another.stop();
    }
}
