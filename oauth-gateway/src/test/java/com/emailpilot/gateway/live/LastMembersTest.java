package com.emailpilot.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class LastMembersTest {

    private final LastMembers members = new LastMembers();

    @Test
    void namesThoseWhoAreNoLongerMembers() {
        members.update("client", List.of("a", "b"));

        assertThat(members.update("client", List.of("b", "c"))).containsExactly("a");
        assertThat(members.update("client", List.of())).containsExactlyInAnyOrder("b", "c");
        assertThat(members.update("client", List.of())).isEmpty();
    }

    @Test
    void namesOneWhoseMembershipEndedBeforeItWasKnown() {
        members.add("client", "a");
        members.add("client", "b");

        assertThat(members.update("client", List.of("b"))).containsExactly("a");
        assertThat(members.update("client", List.of("b"))).isEmpty();
    }

    @Test
    void forgetsTheClientsOfLongAgo() {
        members.update("old", List.of("a"));

        IntStream.range(0, 10_000).forEach(n -> members.update("client-" + n, List.of("a")));

        assertThat(members.update("old", List.of())).isEmpty();
    }
}
