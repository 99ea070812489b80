package com.emailpilot.clients.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.emailpilot.clients.Changes;
import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.Conflicts;
import com.emailpilot.clients.InMemoryDocuments;
import com.emailpilot.clients.OrderRefusedException;
import com.emailpilot.events.InMemoryBus;
import com.emailpilot.events.Topology;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

@NullUnmarked
final class RedriveLettersTest {

    private static final String REASON = "Klaviyo was away";
    private static final LetterFilter WANTED = new LetterFilter(REASON, null);
    private static final RedriveOrder ORDER = new RedriveOrder("key-1", "ops@example.com", false);

    private Instant now = TestLetters.NOON.plusSeconds(60);
    private final InMemoryDocuments documents = new InMemoryDocuments(() -> now);
    private final Conflicts conflicts = new Conflicts(new Random(1));
    private final InMemoryBus bus = InMemoryBus.holding();
    private final ParkedLetters letters = new ParkedLetters(documents);
    private final RedriveLetters unit = new RedriveLetters(
            letters,
            new RedriveLetter(
                    letters, documents, conflicts, new SendLetter(documents, conflicts, bus, Topology.load())),
            new ClientRecords(documents),
            documents);

    @Test
    void countsAndSendsNothingWhenItOnlyLooks() {
        park("e1", REASON);
        park("e2", REASON);
        park("e3", "another reason");

        var preview = unit.preview(WANTED).block();

        assertThat(preview.count()).isEqualTo(2);
        assertThat(preview.more()).isFalse();
        assertThat(preview.sample()).hasSize(2).allMatch(WANTED::matches);
        assertThat(bus.published()).isEmpty();
        assertThat(audited()).isZero();
    }

    @Test
    void sendsAllOfOneReasonToTheirConsumerAlone() {
        park("e1", REASON);
        park("e2", REASON);
        park("e3", "another reason");

        var outcome = unit.redrive(WANTED, ORDER).block();

        assertThat(outcome.sent()).isEqualTo(2);
        assertThat(outcome.expected()).isEqualTo(2);
        assertThat(outcome.refused()).isEmpty();
        assertThat(bus.published())
                .hasSize(2)
                .allSatisfy(message ->
                        assertThat(message.attributes()).containsEntry("replay-target", TestLetters.SUBSCRIPTION));
        assertThat(audited()).isEqualTo(3);
    }

    @Test
    void isOneOrderHoweverOftenItIsGiven() {
        park("e1", REASON);
        park("e2", REASON);
        unit.redrive(WANTED, ORDER).block();
        now = now.plusSeconds(60);
        park("e3", REASON);
        comeBack("e1");

        var again = unit.redrive(WANTED, ORDER).block();

        assertThat(again.sent()).isEqualTo(2);
        assertThat(again.expected()).isEqualTo(2);
        assertThat(bus.published()).hasSize(2);
    }

    @Test
    void isOneOrderForTwoClicksAtOnce() {
        park("e1", REASON);
        documents.beforeNextCommit(() -> unit.redrive(WANTED, ORDER).block());

        var outcome = unit.redrive(WANTED, ORDER).block();

        assertThat(outcome.sent()).isOne();
        assertThat(bus.published()).hasSize(1);
    }

    @Test
    void goesOnWithWhatItLeft() {
        park("e1", REASON);
        park("e2", REASON);
        bus.failNextPublications(1);
        StepVerifier.create(unit.redrive(WANTED, ORDER)).verifyError(IllegalStateException.class);
        now = now.plusSeconds(60);

        var outcome = unit.redrive(WANTED, ORDER).block();

        assertThat(outcome.sent()).isEqualTo(2);
        assertThat(bus.published()).extracting(message -> message.id()).contains("e1", "e2");
    }

    @Test
    void saysWhichItLeavesAsTheyAre() {
        park("e1", REASON);
        park("e2", REASON);
        change("e2", new Changes().set("redrives", 3L));

        var outcome = unit.redrive(WANTED, ORDER).block();
        var forced = unit.redrive(WANTED, new RedriveOrder("key-2", "ops@example.com", true))
                .block();

        assertThat(outcome.sent()).isOne();
        assertThat(outcome.refused()).isEqualTo(Map.of("too_often", 1L));
        assertThat(forced.sent()).isOne();
        assertThat(bus.published()).hasSize(2);
    }

    @Test
    void refusesWhatSendsNothingOrEverything() {
        StepVerifier.create(unit.redrive(WANTED, ORDER)).verifyError(OrderRefusedException.class);

        assertThatThrownBy(() -> new LetterFilter(" ", null)).isInstanceOf(OrderRefusedException.class);
        assertThat(audited()).isZero();
    }

    private void park(String event, String reason) {
        var attributes = Map.of("ce-id", event, "ce-type", "com.emailpilot.client-created.v1");
        TestLetters.store(
                documents,
                id(event),
                TestLetters.letter("{}".getBytes(UTF_8), attributes)
                        .set("reason", reason)
                        .setServerTime("last_seen"));
    }

    private void comeBack(String event) {
        change(event, new Changes().set("status", "PARKED").setServerTime("last_seen"));
    }

    private void change(String event, Changes changes) {
        documents.commit(List.of(changes.update(TestLetters.path(id(event))))).block();
    }

    private static String id(String event) {
        return TestLetters.SUBSCRIPTION + "_" + event;
    }

    private long audited() {
        return documents.dump().keySet().stream()
                .filter(path -> path.collection().equals("audit"))
                .count();
    }
}
