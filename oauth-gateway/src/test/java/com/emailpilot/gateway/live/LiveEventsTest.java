package com.emailpilot.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.InMemoryDocuments;
import com.emailpilot.events.ClientDisconnected;
import com.emailpilot.events.ClientShared;
import com.emailpilot.events.ClientUpdated;
import com.emailpilot.events.ConnectionDegraded;
import com.emailpilot.events.ConnectionRecovered;
import com.emailpilot.events.Event;
import com.emailpilot.events.ReauthorizationRequired;
import com.emailpilot.events.ReceivedEvent;
import com.emailpilot.events.Role;
import com.emailpilot.events.TokensRotated;
import com.emailpilot.gateway.MovableClock;
import com.emailpilot.gateway.TestRecords;
import com.emailpilot.gateway.clients.ClientRows;
import com.emailpilot.gateway.clients.TestRows;
import com.emailpilot.gateway.live.LiveFeed.Admitted;
import com.emailpilot.gateway.live.Reader.Listener;
import com.emailpilot.gateway.signin.TestSessions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;
import tools.jackson.databind.json.JsonMapper;

/** What happens to connections, on its way to the browsers. */
final class LiveEventsTest {

    private static final String ADMIN = "admin@example.com";
    private static final String SECOND = "second@example.com";

    private final JsonMapper json = JsonMapper.shared();
    private final MovableClock clock = new MovableClock();
    private final InMemoryDocuments documents = new InMemoryDocuments(clock);
    private final LiveFeed feed =
            new LiveFeed("i", new LiveProperties(2, 3), TestSessions.life(new InMemoryDocuments(clock), clock), clock);
    private final ClientRows rows = new ClientRows(new ClientRecords(documents), 100);
    private final LiveEvents events =
            new LiveEvents(new ClientRecords(documents), rows, new LiveNotes(json), feed, clock);

    static Stream<Event> changes() {
        var client = TestRecords.state("c1", 2);
        return Stream.of(
                new ClientDisconnected(client, ADMIN),
                new ClientShared(client, ADMIN, SECOND, Role.VIEWER),
                new ConnectionDegraded(client, "unavailable"),
                new ConnectionRecovered(client),
                new ReauthorizationRequired(client, "revoked"),
                new TokensRotated(client, 2, Instant.EPOCH));
    }

    @BeforeEach
    void connect() {
        TestRecords.connected(documents, "c1", ADMIN, clock.instant());
    }

    @ParameterizedTest
    @MethodSource("changes")
    void tellsOfEveryChangeOfAConnection(Event change) {
        StepVerifier.create(open(ADMIN))
                .expectNextMatches(event -> event.toString().contains(":connected"))
                .then(() -> happens(change))
                .expectNextMatches(event -> event.toString().contains("event:client-updated\n"))
                .thenCancel()
                .verify();
    }

    @ParameterizedTest
    @CsvSource({"editor, true", "viewer, false"})
    void tellsEachWhatTheyMayDo(String role, boolean mayChange) {
        TestRecords.share(documents, "c1", SECOND, role);

        StepVerifier.create(open(SECOND))
                .expectNextCount(1)
                .then(() -> happens(new ClientUpdated(TestRecords.state("c1", 2), List.of("roles"))))
                .expectNextMatches(event -> mayChange(event) == mayChange)
                .thenCancel()
                .verify();
    }

    @Test
    void tellsTheOwnerBesideAViewerOnce() {
        TestRecords.share(documents, "c1", SECOND, "viewer");

        StepVerifier.create(open(ADMIN))
                .expectNextCount(1)
                .then(() -> happens(new ClientUpdated(TestRecords.state("c1", 2), List.of("roles"))))
                .expectNextMatches(this::mayChange)
                .then(feed::endAll)
                .verifyComplete();
    }

    @Test
    void showsTheClientToANewMember() {
        TestRecords.share(documents, "c1", SECOND, "viewer");

        StepVerifier.create(open(SECOND))
                .expectNextCount(1)
                .then(() -> happens(new ClientShared(TestRecords.state("c1", 2), ADMIN, SECOND, Role.VIEWER)))
                .expectNextMatches(event -> event.toString().contains("event:client-updated\n") && !mayChange(event))
                .thenCancel()
                .verify();
    }

    /** This instance may never have told of the client before. */
    @Test
    void takesTheClientFromAFormerMember() {
        StepVerifier.create(open(SECOND))
                .expectNextCount(1)
                .then(() -> happens(new ClientShared(TestRecords.state("c1", 2), ADMIN, SECOND, null)))
                .expectNextMatches(event -> event.toString().contains("event:client-removed\n"))
                .then(feed::endAll)
                .verifyComplete();
    }

    @Test
    void leavesTheClientToOneWhoWasSharedItAgainMeanwhile() {
        TestRecords.share(documents, "c1", SECOND, "viewer");

        StepVerifier.create(open(SECOND))
                .expectNextCount(1)
                .then(() -> happens(new ClientShared(TestRecords.state("c1", 2), ADMIN, SECOND, null)))
                .expectNextMatches(event -> event.toString().contains("event:client-updated\n"))
                .then(feed::endAll)
                .verifyComplete();
    }

    /** A million connections rotate 344 times a second. */
    @Test
    void readsNothingForARotationThatNobodySees() {
        int reads = documents.reads();

        happens(new TokensRotated(TestRecords.state("c1", 2), 2, Instant.EPOCH));

        assertThat(documents.reads()).isEqualTo(reads);
    }

    @Test
    void followsARotationThatSomebodyWillSeeInTheList() {
        TestRows.load(rows, ADMIN);
        int reads = documents.reads();

        happens(new TokensRotated(TestRecords.state("c1", 2), 2, Instant.EPOCH));

        assertThat(documents.reads()).isEqualTo(reads + 1);
    }

    @Test
    void dropsFromTheListsWhatIsGone() {
        TestRows.load(rows, ADMIN);
        TestRecords.forget(documents);

        happens(new ClientUpdated(TestRecords.state("c1", 2), List.of("x")));

        assertThat(rows.hold("c1")).isFalse();
    }

    private void happens(Event event) {
        events.handle(new ReceivedEvent("id", clock.instant(), event, null, null))
                .block();
    }

    private boolean mayChange(StreamEvent event) {
        return json.readTree(data(event)).path("mayChange").asBoolean();
    }

    private static String data(StreamEvent event) {
        return event.toString()
                .lines()
                .filter(line -> line.startsWith("data:"))
                .findFirst()
                .orElseThrow()
                .substring("data:".length());
    }

    private Flux<StreamEvent> open(String user) {
        var listener = new Listener(user, "session", clock.instant().plusSeconds(3600));
        return ((Admitted) feed.open(listener, () -> true, null)).events();
    }
}
