package com.emailpilot.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.InMemoryDocuments;
import com.emailpilot.clients.Write;
import com.emailpilot.events.ClientCreated;
import com.emailpilot.events.ClientUpdated;
import com.emailpilot.events.ConnectionRefused;
import com.emailpilot.events.Event;
import com.emailpilot.events.EventCodec;
import com.emailpilot.events.InMemoryBus;
import com.emailpilot.events.KlaviyoConnected;
import com.emailpilot.events.RefusalReason;
import com.emailpilot.gateway.Browser;
import com.emailpilot.gateway.GatewayTest;
import com.emailpilot.gateway.MovableClock;
import com.emailpilot.gateway.TestRecords;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@GatewayTest
final class LiveStreamTest {

    private static final String ADMIN = "admin@example.com";
    private static final String SECOND = "second@example.com";

    private final MovableClock clock;
    private final InMemoryDocuments documents;
    private final InMemoryBus bus;
    private final int port;
    private final Browser admin;
    private final Browser second;

    LiveStreamTest(MovableClock clock, InMemoryDocuments documents, InMemoryBus bus, @LocalServerPort int port) {
        this.clock = clock;
        this.documents = documents;
        this.bus = bus;
        this.port = port;
        this.admin = Browser.signedIn(port, ADMIN);
        this.second = Browser.signedIn(port, SECOND);
    }

    /** What other tests caused is too old to be told again. */
    @BeforeEach
    void passTime() {
        clock.pass(Duration.ofSeconds(20));
    }

    @Test
    void tellsStrangersNothing() {
        try (var stream = new Browser(port).stream()) {
            assertThat(stream.status()).isEqualTo(401);
            assertThat(stream.header("Content-Type")).startsWith("application/problem+json");
        }
    }

    @Test
    void tellsOfANewClientAtOnce() {
        try (var stream = admin.stream()) {
            stream.next(":connected");
            TestRecords.connected(documents, "fresh", ADMIN, clock.instant());

            publish(new ClientCreated(TestRecords.state("fresh", 1), ADMIN));

            assertThat(stream.next("event:")).isEqualTo("client-created");
            assertThat(stream.next("data:")).contains("\"client_id\":\"fresh\"").doesNotContain("canary");
        }
    }

    @Test
    void tellsOnlyThoseWhoMayKnow() {
        try (var stream = second.stream()) {
            stream.next(":connected");
            TestRecords.connected(documents, "theirs", ADMIN, clock.instant());
            TestRecords.connected(documents, "mine", SECOND, clock.instant());

            publish(new ClientUpdated(TestRecords.state("theirs", 2), List.of("display_name")));
            publish(new KlaviyoConnected("grant-theirs", ADMIN, null, clock.instant()));
            publish(new ConnectionRefused("grant-theirs", ADMIN, "mine", RefusalReason.SUPERSEDED, clock.instant()));
            publish(new ClientUpdated(TestRecords.state("mine", 2), List.of("display_name")));

            assertThat(stream.next("data:")).contains("\"client_id\":\"mine\"");
        }
    }

    @Test
    void tellsOfAConsentAndOfItsRefusalInOneSentence() {
        try (var stream = admin.stream()) {
            stream.next(":connected");

            publish(new KlaviyoConnected("grant-1", ADMIN, null, clock.instant()));
            publish(new ConnectionRefused("grant-1", ADMIN, null, RefusalReason.WRONG_ACCOUNT, clock.instant()));

            assertThat(stream.next("event:")).isEqualTo("connection-pending");
            assertThat(stream.next("data:")).contains("\"connection_id\":\"grant-1\"");
            assertThat(stream.next("event:")).isEqualTo("connection-refused");
            assertThat(stream.next("data:"))
                    .contains("\"reason\":\"wrong_account\"", "\"message\":\"You chose another");
        }
    }

    @Test
    void tellsThoseWhoLostAClient() {
        TestRecords.connected(documents, "lost", ADMIN, clock.instant());
        publish(new ClientUpdated(TestRecords.state("lost", 2), List.of("member_ids")));
        try (var stream = admin.stream("Last-Event-ID", lastEventId())) {
            documents
                    .commit(List.of(new Write.Delete(ClientRecords.path("lost"))))
                    .block();

            publish(new ClientUpdated(TestRecords.state("lost", 3), List.of("member_ids")));

            assertThat(stream.next("event:")).isEqualTo("client-removed");
            assertThat(stream.next("data:")).isEqualTo("{\"client_id\":\"lost\"}");
        }
    }

    @Test
    void keepsOldNewsToItself() {
        try (var stream = admin.stream()) {
            stream.next(":connected");
            var longAgo = clock.instant().minus(Duration.ofMinutes(11));

            publish(new KlaviyoConnected("grant-old", ADMIN, null, longAgo));
            publish(new ConnectionRefused("grant-old", ADMIN, null, RefusalReason.SUPERSEDED, longAgo));
            publish(new KlaviyoConnected("grant-new", ADMIN, null, clock.instant()));

            assertThat(stream.next("data:")).contains("grant-new");
        }
    }

    @Test
    void catchesUpWithWhatHappenedWhileThePageLoaded() {
        publish(new ConnectionRefused("grant-2", ADMIN, null, RefusalReason.GRANT_EXPIRED, clock.instant()));

        try (var stream = admin.stream()) {
            assertThat(stream.next("event:")).isEqualTo("connection-refused");
        }
    }

    @Test
    void goesOnWhereTheBrowserStopped() {
        var stopped = lastEventId();
        publish(new KlaviyoConnected("grant-3", ADMIN, null, clock.instant()));
        clock.pass(Duration.ofMinutes(1));

        try (var stream = admin.stream("Last-Event-ID", stopped)) {
            assertThat(stream.next("event:")).isEqualTo("connection-pending");
            assertThat(stream.next("data:")).contains("grant-3");
        }
    }

    @Test
    void asksToReloadAfterAnIdThatItDoesNotKnow() {
        for (var id : List.of("of-another-instance-7", "<script>", "9".repeat(2000), UUID.randomUUID() + "-1")) {
            try (var stream = admin.stream("Last-Event-ID", id)) {
                assertThat(stream.next("event:")).isEqualTo("resync");
                assertThat(stream.next("data:")).isEqualTo("{}");
            }
        }
    }

    @Test
    void letsNoNameOfAnAccountMakeAnEvent() {
        var name = "Shop\n\nevent: client-removed\rdata: {}\u2028id: 1";
        var hostile = TestRecords.client("hostile", ADMIN, clock.instant()).set("display_name", name);
        documents.commit(List.of(hostile.create(ClientRecords.path("hostile")))).block();
        try (var stream = admin.stream()) {
            stream.next(":connected");

            publish(new ClientUpdated(TestRecords.state("hostile", 2), List.of("display_name")));

            assertThat(stream.next("event:")).isEqualTo("client-updated");
            assertThat(stream.next("data:")).contains("Shop\\n\\nevent: client-removed\\rdata: {}");
        }
    }

    private String lastEventId() {
        try (var stream = admin.stream()) {
            return stream.next("id:");
        }
    }

    private void publish(Event event) {
        bus.publish(new EventCodec().encode(event, "test", clock.instant(), null))
                .block();
    }
}
