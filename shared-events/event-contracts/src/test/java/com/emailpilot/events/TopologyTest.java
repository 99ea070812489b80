package com.emailpilot.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TopologyTest {

    private final Topology topology = Topology.load();

    @Test
    void hasTheTopicOfEveryEvent() {
        List<String> needed = Arrays.stream(EventType.values())
                .map(EventType::topic)
                .distinct()
                .toList();

        assertThat(topology.topics()).extracting(Topology.Topic::name).containsAll(needed);
    }

    @Test
    void subscribesToTopicsThatItHas() {
        List<String> topics =
                topology.topics().stream().map(Topology.Topic::name).toList();

        Stream<String> subscribed = Stream.concat(
                topology.subscriptions().stream().map(Topology.Subscription::topic),
                topology.liveSubscriptions().stream().map(Topology.LiveSubscription::topic));

        assertThat(subscribed).allMatch(topics::contains);
    }

    @Test
    void drainsTheDeadLettersOfEverySubscription() {
        List<Topology.Subscription> drains = topology.subscriptions().stream()
                .filter(subscription -> subscription.name().endsWith(".dead-letter"))
                .toList();

        assertThat(topology.subscriptions())
                .filteredOn(subscription -> !drains.contains(subscription))
                .allSatisfy(subscription -> assertThat(drains)
                        .extracting(Topology.Subscription::topic)
                        .contains(subscription.name() + ".dead-letter", subscription.deadLetterTopic()));
    }

    @Test
    void namesTheSubscriptionOfAnInstance() {
        Topology.Subscription live = topology.live("oauth-gateway.live-clients", "gateway-1");

        assertThat(live.name()).isEqualTo("oauth-gateway.live-clients.gateway-1");
        assertThat(live.topic()).isEqualTo("client-events");
        assertThat(live.expiresAfter()).isEqualTo(Duration.ofDays(1));
        assertThat(live.deadLetterTopic()).isNull();
    }

    @Test
    void namesTheServicesThatTakePart() {
        assertThat(topology.services()).containsExactly("client-provisioner", "oauth-gateway", "token-refresher");
    }

    @Test
    void refusesANameThatItDoesNotHave() {
        assertThatIllegalArgumentException().isThrownBy(() -> topology.subscription("client-provisioner.typo"));
    }
}
