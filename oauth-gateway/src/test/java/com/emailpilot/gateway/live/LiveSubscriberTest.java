package com.emailpilot.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.InMemoryDocuments;
import com.emailpilot.events.DeadLetterHandler;
import com.emailpilot.events.EventHandler;
import com.emailpilot.events.EventSubscriptions;
import com.emailpilot.gateway.MovableClock;
import com.emailpilot.gateway.TestRecords;
import com.emailpilot.gateway.clients.ClientRows;
import com.emailpilot.gateway.clients.TestRows;
import com.emailpilot.gateway.signin.TestSessions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What becomes of the lists in memory while no news comes. */
final class LiveSubscriberTest {

    private static final String ADMIN = "admin@example.com";

    private final MovableClock clock = new MovableClock();
    private final InMemoryDocuments documents = new InMemoryDocuments(clock);
    private final ClientRecords records = new ClientRecords(documents);
    private final ClientRows rows = new ClientRows(records, 100);
    private final LiveFeed feed =
            new LiveFeed("i", new LiveProperties(2, 3), TestSessions.life(new InMemoryDocuments(clock), clock), clock);
    private final Subscriptions subscriptions = new Subscriptions();
    private final LiveSubscriber unit = new LiveSubscriber(
            subscriptions,
            new LiveEvents(records, rows, new LiveNotes(JsonMapper.shared()), feed, clock),
            rows,
            feed,
            "i");

    @BeforeEach
    void listen() {
        TestRecords.connected(documents, "c1", ADMIN, clock.instant());
        unit.start();
        unit.tick();
        TestRows.load(rows, ADMIN);
    }

    @Test
    void keepsTheListsWhileNewsComes() {
        unit.tick();

        assertThat(rows.hold("c1")).isTrue();
    }

    @Test
    void forgetsTheListsAfterAGap() {
        subscriptions.healthy = false;
        unit.tick();
        subscriptions.healthy = true;
        unit.tick();

        assertThat(rows.hold("c1")).isFalse();
    }

    private static final class Subscriptions implements EventSubscriptions {

        private boolean healthy = true;

        @Override
        public OpenSubscription subscribe(String subscription, EventHandler handler) {
            return new Open();
        }

        @Override
        public OpenSubscription subscribeLive(String prefix, String instance, EventHandler handler) {
            return new Open();
        }

        @Override
        public OpenSubscription drain(String deadLetterSubscription, DeadLetterHandler handler) {
            return new Open();
        }

        private final class Open implements OpenSubscription {

            @Override
            public boolean healthy() {
                return healthy;
            }

            @Override
            public void close() {
                healthy = false;
            }
        }
    }
}
