package com.emailpilot.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DownstreamTopologyTest {

    private final Topology topology = Topology.load();

    @Test
    void addsASubscriptionThatIsNotThere() {
        var whole = DownstreamTopology.including(topology, "reports.clients");

        assertThat(whole.subscription("reports.clients").topic()).isEqualTo("client-events");
        assertThat(whole.diedOn(whole.subscription("reports.clients.dead-letter")))
                .contains(whole.subscription("reports.clients"));
        assertThat(whole.subscriptionsOf("client-events"))
                .containsAll(topology.subscriptionsOf("client-events"))
                .hasSize(topology.subscriptionsOf("client-events").size() + 1);
    }

    @Test
    void leavesAloneWhatNamesTheSubscription() {
        var whole = DownstreamTopology.including(topology, "client-provisioner.enrichment");

        assertThat(whole).isEqualTo(topology);
    }
}
