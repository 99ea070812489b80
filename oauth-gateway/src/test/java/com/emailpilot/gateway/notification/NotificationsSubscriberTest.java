package com.emailpilot.gateway.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.Conflicts;
import com.emailpilot.clients.InMemoryDocuments;
import com.emailpilot.events.ClientEvent;
import com.emailpilot.events.EnrichmentDue;
import com.emailpilot.events.Event;
import com.emailpilot.events.PermanentFailureException;
import com.emailpilot.events.ReauthorizationRequired;
import com.emailpilot.events.ReceivedEvent;
import com.emailpilot.events.TestEvents;
import com.emailpilot.gateway.signin.PublicAddressProperties;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

@NullUnmarked
@ExtendWith(OutputCaptureExtension.class)
final class NotificationsSubscriberTest {

    private static final ReauthorizationRequired OVER = new ReauthorizationRequired(TestEvents.client(), "revoked");

    private final InMemoryDocuments documents = new InMemoryDocuments();

    @Test
    void saysWhatWouldBeToldWhereNothingIsSet(CapturedOutput log) {
        handle(new Channels(List.of()), OVER).block();

        assertThat(documents.dump()).isEmpty();
        assertThat(log)
                .contains("Would tell the owner to reconnect")
                .contains("https://pilot.example/admin/clients/"
                        + TestEvents.client().clientId());
    }

    @Test
    void remembersWhomToTell() {
        handle(new Channels(List.of(new RecordingChannel())), OVER).block();

        assertThat(documents.dump())
                .hasSize(1)
                .allSatisfy((path, _) -> assertThat(path)
                        .hasToString("notifications/" + TestEvents.client().clientId() + "_1_1_mail"));
    }

    @Test
    void tellsNobodyOfAnythingElse() {
        var channels = new Channels(List.of(new RecordingChannel()));

        TestEvents.ofEachType()
                .filter(event -> event instanceof ClientEvent && !(event instanceof ReauthorizationRequired))
                .forEach(event -> handle(channels, event).block());

        assertThat(documents.dump()).isEmpty();
    }

    @Test
    void laysAsideWhatDoesNotBelongHere() {
        var handled = handle(new Channels(List.of()), new EnrichmentDue(null, TestEvents.TIME));

        StepVerifier.create(handled).verifyError(PermanentFailureException.class);
    }

    @Test
    void letsTheEventComeAgainWhileTheStoreIsAway() {
        documents.goDown();

        var handled = handle(new Channels(List.of(new RecordingChannel())), OVER);

        StepVerifier.create(handled).verifyError();
    }

    private Mono<Void> handle(Channels channels, Event event) {
        var pages = new ClientPages(new PublicAddressProperties(URI.create("https://pilot.example/callback")));
        var note =
                new NoteIncident(new Notifications(documents), new Conflicts(new Random(1)), channels, Duration.ZERO);
        return new NotificationsSubscriber(note, channels, pages)
                .handle(new ReceivedEvent("e1", TestEvents.TIME, event, null, null));
    }
}
