package com.emailpilot.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class InMemoryBusTest implements EventBusContract {

    private final InMemoryBus bus = InMemoryBus.delivering();
    private final SeenEvents seen = new SeenEvents();

    @Override
    public EventPublisher publisher() {
        return bus;
    }

    @Override
    public EventSubscriptions subscriptions() {
        return bus;
    }

    @Override
    public List<String> deadLetterReasons(String subscription) {
        return bus.deadLetters(subscription).stream().map(DeadLetter::reason).toList();
    }

    @Test
    void holdsMessagesUntilToldToDeliver() {
        InMemoryBus holding = InMemoryBus.holding();
        holding.subscribe(CONNECTIONS, seen);
        holding.publish(EventBusContract.message(TestEvents.klaviyoConnected())).block();
        assertThat(seen.unread()).isEmpty();

        holding.deliver();

        assertThat(seen.unread()).hasSize(1);
        assertThat(holding.waiting(CONNECTIONS)).isZero();
    }

    @Test
    void deliversCopies() {
        bus.deliverCopies(3);
        bus.subscribe(CONNECTIONS, seen);

        bus.publish(EventBusContract.message(TestEvents.klaviyoConnected())).block();

        assertThat(seen.unread()).hasSize(3);
        assertThat(bus.publishedEvents()).containsExactly(TestEvents.klaviyoConnected());
    }

    @Test
    void changesTheOrder() {
        InMemoryBus holding = InMemoryBus.holding();
        holding.subscribe("token-refresher.expiry", seen);
        List<Event> events = LongStream.rangeClosed(1, 20)
                .<Event>mapToObj(version -> new TokenExpiring("client-1", version))
                .toList();
        events.forEach(event -> holding.publish(EventBusContract.message(event)).block());

        holding.shuffle(new Random(7));
        holding.deliver();

        assertThat(seen.unread())
                .extracting(ReceivedEvent::event)
                .containsExactlyInAnyOrderElementsOf(events)
                .isNotEqualTo(events);
    }

    @Test
    void deliversEverythingAgain() {
        bus.subscribe(CONNECTIONS, seen);
        bus.publish(EventBusContract.message(TestEvents.klaviyoConnected())).block();

        bus.redeliverAll();

        assertThat(seen.unread()).hasSize(2);
    }

    @Test
    void failsPublicationsOnDemand() {
        bus.failNextPublications(1);
        Mono<Void> publication = bus.publish(EventBusContract.message(TestEvents.klaviyoConnected()));

        StepVerifier.create(publication).verifyError(IllegalStateException.class);
        StepVerifier.create(publication).verifyComplete();

        assertThat(bus.published()).hasSize(1);
    }

    @Test
    void parksWhatFailsTooOften() {
        bus.subscribe(CONNECTIONS, _ -> Mono.error(new IllegalStateException("never")));

        bus.publish(EventBusContract.message(TestEvents.klaviyoConnected())).block();

        assertThat(deadLetterReasons(CONNECTIONS)).containsExactly("delivered too often without success");
    }

    @Test
    void parksWhatIsNoEvent() {
        bus.subscribe(CONNECTIONS, seen);
        EventMessage good = EventBusContract.message(TestEvents.klaviyoConnected());

        bus.inject(new EventMessage(good.topic(), "key", good.attributes(), "nonsense"));

        assertThat(deadLetterReasons(CONNECTIONS)).containsExactly("data is not JSON, or exceeds a limit");
        assertThat(seen.unread()).isEmpty();
    }
}
