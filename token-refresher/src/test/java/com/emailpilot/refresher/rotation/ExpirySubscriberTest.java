package com.emailpilot.refresher.rotation;

import com.emailpilot.events.Event;
import com.emailpilot.events.ExpiryHint;
import com.emailpilot.events.PermanentFailureException;
import com.emailpilot.events.ReceivedEvent;
import com.emailpilot.events.TestEvents;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.test.StepVerifier;

final class ExpirySubscriberTest {

    private final ExpirySubscriber unit = new ExpirySubscriber();

    static Stream<Event> hints() {
        return TestEvents.ofEachType().filter(ExpiryHint.class::isInstance);
    }

    static Stream<Event> others() {
        return TestEvents.ofEachType().filter(event -> !(event instanceof ExpiryHint));
    }

    @ParameterizedTest
    @MethodSource("hints")
    void takesEveryHint(Event hint) {
        StepVerifier.create(unit.handle(received(hint))).verifyComplete();
    }

    @ParameterizedTest
    @MethodSource("others")
    void sendsWhatBelongsElsewhereToTheDeadLetters(Event event) {
        StepVerifier.create(unit.handle(received(event))).verifyError(PermanentFailureException.class);
    }

    private static ReceivedEvent received(Event event) {
        return new ReceivedEvent("id", TestEvents.TIME, event, null, null);
    }
}
