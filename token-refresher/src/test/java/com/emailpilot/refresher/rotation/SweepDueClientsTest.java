package com.emailpilot.refresher.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.Changes;
import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.RefreshPolicy;
import com.emailpilot.events.TokenExpiring;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

@NullUnmarked
final class SweepDueClientsTest {

    private final RotationWorld world = new RotationWorld();

    @Test
    void tellsOfEveryoneWhoIsDueInAnyShard() {
        IntStream.range(0, 700).forEach(number -> world.client("client-" + number));
        world.pass(Duration.ofMinutes(60));

        var told = world.sweep().sweep().block();

        assertThat(told).isEqualTo(700);
        assertThat(world.bus.publishedEvents()).hasSize(700).contains(new TokenExpiring("client-42", 1));
    }

    @Test
    void tellsOfNobodyWhoIsDueLater() {
        world.client("client-1");

        assertThat(world.sweep().sweep().block()).isZero();
        assertThat(world.bus.published()).isEmpty();
    }

    @Test
    void waitsUntilTheTimeHasCome() {
        world.client("client-1");
        var dueAt = world.now().plusSeconds(30);
        world.documents
                .commit(List.of(
                        new Changes().set("oauth.next_refresh_at", dueAt).update(ClientRecords.path("client-1"))))
                .block();

        StepVerifier.withVirtualTime(() -> world.sweep().sweep())
                .expectSubscription()
                .expectNoEvent(Duration.ofSeconds(29))
                .thenAwait(Duration.ofSeconds(1))
                .expectNext(1L)
                .verifyComplete();
    }

    @Test
    void goesOnWhenOneHintIsNotSent() {
        IntStream.range(0, 3).forEach(number -> world.client("client-" + number));
        world.pass(Duration.ofMinutes(60));
        world.bus.failNextPublications(1);

        assertThat(world.sweep().sweep().block()).isEqualTo(2);
    }

    @Test
    void asksAgainWhereTheStoreIsSlow() {
        world.client("client-1");
        world.pass(Duration.ofMinutes(60));

        StepVerifier.withVirtualTime(() -> world.sweep(slowFor("client-1", 2)).sweep())
                .thenAwait(Duration.ofSeconds(2))
                .expectNext(1L)
                .verifyComplete();
    }

    @Test
    void sweepsTheOtherShardsWhereOneCannotBeRead() {
        IntStream.range(0, 100).forEach(number -> world.client("client-" + number));
        world.pass(Duration.ofMinutes(60));
        var lost = IntStream.range(0, 100)
                .filter(number -> RefreshPolicy.shard("client-" + number) == RefreshPolicy.shard("client-1"))
                .count();

        StepVerifier.withVirtualTime(() ->
                        world.sweep(slowFor("client-1", Integer.MAX_VALUE)).sweep())
                .thenAwait(Duration.ofSeconds(5))
                .expectNext(100 - lost)
                .verifyComplete();
    }

    private SlowShard slowFor(String clientId, int queries) {
        return new SlowShard(world.documents, RefreshPolicy.shard(clientId), queries);
    }
}
