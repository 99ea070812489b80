package com.emailpilot.refresher.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.Changes;
import com.emailpilot.events.Event;
import com.emailpilot.events.ExpiryHint;
import com.emailpilot.events.ExpirySweepDue;
import com.emailpilot.events.PermanentFailureException;
import com.emailpilot.events.ReceivedEvent;
import com.emailpilot.events.TestEvents;
import com.emailpilot.events.TokenExpiring;
import com.emailpilot.events.TokenRefreshRequested;
import com.emailpilot.klaviyo.FakeKlaviyo;
import com.emailpilot.refresher.revocation.RevokeGrant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

@NullUnmarked
final class ExpirySubscriberTest {

    private final RotationWorld world = new RotationWorld();
    private final List<String> revocations = new ArrayList<>();
    private final Sinks.Empty<Void> stopping = Sinks.empty();
    private final ExpirySubscriber unit = new ExpirySubscriber(
            new HintHandlers(world.sweep(), world.refresher(), world.grantRefresher(), revokeGrant()),
            revocations::add,
            stopping.asMono());

    static Stream<Event> hints() {
        return TestEvents.ofEachType().filter(ExpiryHint.class::isInstance);
    }

    static Stream<Event> others() {
        return TestEvents.ofEachType().filter(event -> !(event instanceof ExpiryHint));
    }

    @ParameterizedTest
    @MethodSource("hints")
    void takesEveryHintAlsoAboutWhatIsGone(Event hint) {
        StepVerifier.create(unit.handle(received(hint))).verifyComplete();
    }

    @ParameterizedTest
    @MethodSource("others")
    void sendsWhatBelongsElsewhereToTheDeadLetters(Event event) {
        StepVerifier.create(unit.handle(received(event))).verifyError(PermanentFailureException.class);
    }

    @Test
    void rotatesWhoIsDue() {
        world.dueClient();

        unit.handle(received(new TokenExpiring(RotationWorld.CLIENT, 1))).block();

        assertThat(world.oauth().tokenVersion()).isEqualTo(2);
    }

    @Test
    void rotatesOnRequest() {
        world.client(RotationWorld.CLIENT);
        world.pass(Duration.ofSeconds(31));

        unit.handle(received(TokenRefreshRequested.ofClient(RotationWorld.CLIENT, 1L, TestEvents.TIME)))
                .block();

        assertThat(world.oauth().tokenVersion()).isEqualTo(2);
    }

    @Test
    void revokesWhereAPersonDisconnected() {
        world.dueClient();
        world.disconnect();

        unit.handle(received(new TokenExpiring(RotationWorld.CLIENT, 1))).block();

        assertThat(world.klaviyo.calls()).hasOnlyElementsOfType(FakeKlaviyo.Call.Revoke.class);
        assertThat(world.oauth().revocation()).isNull();
        assertThat(revocations).containsExactly("revoked");
    }

    @Test
    void takesOverWhatADeadHolderLeftAsSoonAsItMay() {
        world.dueClient();
        world.attemptOf("dead");

        StepVerifier.withVirtualTime(() -> unit.handle(received(new TokenExpiring(RotationWorld.CLIENT, 1))))
                .expectSubscription()
                .then(() -> world.pass(Duration.ofSeconds(31)))
                .thenAwait(Duration.ofSeconds(31))
                .verifyComplete();

        assertThat(world.oauth().tokenVersion()).isEqualTo(2);
    }

    @Test
    void waitsForNobodyOnceTheProcessIsToStop() {
        world.client(RotationWorld.CLIENT);
        world.pass(Duration.ofSeconds(31));
        world.change(new Changes().set("oauth.next_refresh_at", world.now().plusSeconds(50)));
        world.attemptOf("other");
        var sweep = unit.handle(received(new ExpirySweepDue(TestEvents.TIME))).toFuture();
        var hint = unit.handle(received(new TokenRefreshRequested(RotationWorld.CLIENT, null, null, TestEvents.TIME)))
                .toFuture();

        stopping.tryEmitEmpty();

        assertThat(sweep).succeedsWithin(Duration.ofSeconds(5));
        assertThat(hint).succeedsWithin(Duration.ofSeconds(5));
        assertThat(world.bus.published()).isEmpty();
    }

    @Test
    void findsWhoIsDueWhenTheClockStrikes() {
        world.dueClient();

        unit.handle(received(new ExpirySweepDue(TestEvents.TIME))).block();

        assertThat(world.bus.published()).hasSize(1);
    }

    private RevokeGrant revokeGrant() {
        return world.revokeGrant();
    }

    private static ReceivedEvent received(Event event) {
        return new ReceivedEvent("id", TestEvents.TIME, event, null, null);
    }
}
