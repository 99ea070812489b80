package com.emailpilot.system.downstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.emailpilot.system.running.SystemUnderTest;
import com.emailpilot.system.scenario.ConnectedClient;
import com.emailpilot.system.scenario.RunningSystem;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(RunningSystem.class)
final class ExamplesIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String NO_NODE = "not run: there is no node, or no npm, on the PATH";

    private final SystemUnderTest system;

    ExamplesIT(SystemUnderTest system) {
        this.system = system;
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void knowEveryClientAndCanCallKlaviyoForIt(Language language) throws InterruptedException {
        assumeTrue(language.isInstalled(), NO_NODE);
        try (var service = ExampleService.start(language, system)) {
            await().atMost(PATIENCE).until(() -> service.printed().contains("Listening"));
            var client = awaitedBy(service);

            system.admin().disconnect(client.id());
            await().atMost(PATIENCE).until(() -> service.statusOf(client.id()).equals("disconnected"));

            assertThat(service.printed())
                    .contains("Could call Klaviyo for client " + client.id() + " with an oauth credential")
                    .doesNotContain("comes back", "Exception");
            assertThat(service.stop()).as("ends when asked to").isTrue();
        }
    }

    @Test
    void readTheContractInNode() {
        assumeTrue(Language.NODE.isInstalled(), NO_NODE);

        var printed = NodeModules.run(NodeModules.installed(), List.of("npm", "test"));

        assertThat(printed).contains("client-created.v1.json", "fail 0");
    }

    /** Its subscription hears what is published from when it was made: connects until it hears. */
    private ConnectedClient awaitedBy(ExampleService service) {
        var client = ConnectedClient.of(system);
        await().atMost(PATIENCE).until(() -> service.statusOf(client.id()).equals("active"));
        await().atMost(PATIENCE)
                .until(() -> service.printed().contains("Could call Klaviyo for client " + client.id()));
        return client;
    }
}
