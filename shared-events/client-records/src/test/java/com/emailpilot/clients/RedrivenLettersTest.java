package com.emailpilot.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.events.EventHandler;
import com.emailpilot.events.ReceivedEvent;
import com.emailpilot.events.TestEvents;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

@NullUnmarked
final class RedrivenLettersTest {

    private static final String SUBSCRIPTION = "client-provisioner.enrichment";
    private static final DocumentPath LETTER = new DocumentPath("dead_letters", SUBSCRIPTION + "_e1");

    private final InMemoryDocuments documents = new InMemoryDocuments();
    private final RedrivenLetters unit = new RedrivenLetters(documents, new Conflicts(new Random(1)));
    private final EventHandler handled = unit.closing(SUBSCRIPTION, _ -> Mono.empty());

    @BeforeEach
    void park() {
        documents
                .commit(List.of(new Changes()
                        .set("status", "REDRIVING")
                        .set("redrive.id", "redrive-7")
                        .create(LETTER)))
                .block();
    }

    @Test
    void closesTheLetterOfAMessageThatWasHandled() {
        handled.handle(received("redrive-7")).block();

        assertThat(status()).isEqualTo("RESOLVED");
        assertThat(documents.peek(LETTER).time("resolved_at")).isPresent();
    }

    @Test
    void leavesItOpenWhereTheMessageFailsAgain() {
        var failing = unit.closing(SUBSCRIPTION, _ -> Mono.error(new IllegalStateException("again")));

        StepVerifier.create(failing.handle(received("redrive-7"))).verifyError(IllegalStateException.class);

        assertThat(status()).isEqualTo("REDRIVING");
    }

    @Test
    void leavesItOpenForAnyOtherReplay() {
        handled.handle(received("replay-of-everything")).block();

        assertThat(status()).isEqualTo("REDRIVING");
    }

    @Test
    void leavesALetterAloneThatCameBackMeanwhile() {
        documents.beforeNextCommit(() -> documents
                .commit(List.of(new Changes().set("status", "PARKED").update(LETTER)))
                .block());

        handled.handle(received("redrive-7")).block();

        assertThat(status()).isEqualTo("PARKED");
    }

    @Test
    void asksNothingOfTheStoreWhereNothingWasSentAgain() {
        var reads = documents.reads();

        handled.handle(received(null)).block();

        assertThat(documents.reads()).isEqualTo(reads);
        assertThat(status()).isEqualTo("REDRIVING");
    }

    private String status() {
        return documents.peek(LETTER).text("status").orElseThrow();
    }

    private static ReceivedEvent received(@Nullable String replayId) {
        return new ReceivedEvent("e1", TestEvents.TIME, TestEvents.clientCreated(), replayId, null);
    }
}
