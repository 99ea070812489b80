package com.emailpilot.clients.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.AuditRow;
import com.emailpilot.clients.Changes;
import com.emailpilot.clients.Conflicts;
import com.emailpilot.clients.InMemoryDocuments;
import com.emailpilot.clients.OrderRefusedException;
import com.emailpilot.events.InMemoryBus;
import com.emailpilot.events.Topology;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

@NullUnmarked
final class RedriveLetterTest {

    private static final String OPS = "ops@example.com";
    private static final String ID = TestLetters.SUBSCRIPTION + "_e1";
    private static final RedriveOrder ORDER = new RedriveOrder("key-1", OPS, false);
    private static final RedriveOrder OTHER = new RedriveOrder("key-2", OPS, false);

    private Instant now = TestLetters.NOON;
    private final InMemoryDocuments documents = new InMemoryDocuments(() -> now);
    private final Conflicts conflicts = new Conflicts(new Random(1));
    private final InMemoryBus bus = InMemoryBus.holding();
    private final ParkedLetters letters = new ParkedLetters(documents);
    private final RedriveLetter unit = new RedriveLetter(
            letters, documents, conflicts, new SendLetter(documents, conflicts, bus, Topology.load()));

    @BeforeEach
    void park() {
        TestLetters.park(documents, ID);
    }

    @Test
    void sendsTheSameMessageToThatConsumerAlone() {
        var letter = unit.redrive(ID, ORDER).block();

        assertThat(letter.status()).isEqualTo(LetterStatus.REDRIVING);
        assertThat(letter.redrives()).isOne();
        assertThat(bus.published()).singleElement().satisfies(message -> {
            assertThat(message.topic()).isEqualTo("client-events");
            assertThat(message.data()).isEqualTo("{\"client_id\":\"c1\"}");
            assertThat(message.attributes())
                    .containsAllEntriesOf(TestLetters.EVENT)
                    .containsEntry("replay-target", TestLetters.SUBSCRIPTION)
                    .containsKey("replay-id");
        });
        assertThat(bus.waiting(TestLetters.SUBSCRIPTION)).isOne();
    }

    @Test
    void givesAMessageWithoutAnIdTheOneThatItsLetterHas() {
        var id = TestLetters.SUBSCRIPTION + "_pubsub-17";
        TestLetters.park(documents, id, "{}".getBytes(StandardCharsets.UTF_8), Map.of("ce-type", "a hint"));

        unit.redrive(id, ORDER).block();

        assertThat(bus.published().getFirst().id()).isEqualTo("pubsub-17");
    }

    @Test
    void isOneOrderHoweverOftenItIsGiven() {
        unit.redrive(ID, ORDER).block();
        var letter = unit.redrive(ID, ORDER).block();

        assertThat(bus.published()).hasSize(1);
        assertThat(letter.redrives()).isOne();
        assertThat(audited()).isOne();
    }

    @Test
    void obeysOneOfTwoAtOnce() {
        documents.beforeNextCommit(() -> unit.redrive(ID, OTHER).block());

        StepVerifier.create(unit.redrive(ID, ORDER))
                .verifyErrorSatisfies(refused -> assertThat(refused).isInstanceOf(OrderRefusedException.class));

        assertThat(bus.published()).hasSize(1);
        assertThat(audited()).isOne();
    }

    @Test
    void sendsOnceForTwoClicksAtOnce() {
        documents.beforeNextCommit(() -> unit.redrive(ID, ORDER).block());

        var letter = unit.redrive(ID, ORDER).block();

        assertThat(letter.redrives()).isOne();
        assertThat(bus.published()).hasSize(1);
        assertThat(audited()).isOne();
    }

    @Test
    void remembersAnOrderAfterTheNextOne() {
        unit.redrive(ID, ORDER).block();
        comeBack();
        unit.redrive(ID, OTHER).block();
        comeBack();

        var letter = unit.redrive(ID, ORDER).block();

        assertThat(letter.status()).isEqualTo(LetterStatus.PARKED);
        assertThat(bus.published()).hasSize(2);
    }

    @Test
    void closesALetterOnceSentWhereNobodyHearsOfIt() {
        var topology = withForeignSubscription("bookkeeping.clients");
        TestLetters.store(
                documents,
                "bookkeeping.clients_e1",
                TestLetters.letter("{}".getBytes(StandardCharsets.UTF_8), TestLetters.EVENT)
                        .set("subscription", "bookkeeping.clients"));
        var foreign =
                new RedriveLetter(letters, documents, conflicts, new SendLetter(documents, conflicts, bus, topology));

        var letter = foreign.redrive("bookkeeping.clients_e1", ORDER).block();

        assertThat(letter.status()).isEqualTo(LetterStatus.RESOLVED);
        assertThat(bus.published())
                .singleElement()
                .satisfies(message ->
                        assertThat(message.attributes()).containsEntry("replay-target", "bookkeeping.clients"));
    }

    @Test
    void takesItsOwnLostAnswerForAnAnswer() {
        documents.loseNextAnswer();

        var letter = unit.redrive(ID, ORDER).block();

        assertThat(letter.redrives()).isOne();
        assertThat(letter.redrive().sentAt()).isNotNull();
        assertThat(bus.published()).hasSize(1);
        assertThat(audited()).isOne();
    }

    @Test
    void carriesOutAnOrderThatWasStoredAndNotCarriedOut() {
        bus.failNextPublications(1);
        StepVerifier.create(unit.redrive(ID, ORDER)).verifyError(IllegalStateException.class);
        assertThat(letters.find(ID).block().redrive().sentAt()).isNull();
        unit.redrive(ID, ORDER).block();
        assertThat(bus.published()).isEmpty();

        now = now.plusSeconds(30);
        var letter = unit.redrive(ID, ORDER).block();

        assertThat(letter.redrive().sentAt()).isNotNull();
        assertThat(letter.redrives()).isOne();
        assertThat(bus.published()).hasSize(1);
    }

    @Test
    void remembersWhoOrderedIt() {
        unit.redrive(ID, ORDER).block();

        var row = documents.dump().values().stream()
                .filter(document -> document.path().collection().equals("audit"))
                .findFirst()
                .orElseThrow();

        assertThat(row.text("action")).contains("redriven");
        assertThat(row.text("actor")).contains(OPS);
        assertThat(row.text("dead_letter")).contains(ID);
        assertThat(AuditRow.path(row.path().id())).isEqualTo(row.path());
    }

    private void comeBack() {
        documents
                .commit(List.of(new Changes().set("status", "PARKED").update(TestLetters.path(ID))))
                .block();
    }

    private static Topology withForeignSubscription(String name) {
        var ours = Topology.load();
        var subscriptions = new ArrayList<>(ours.subscriptions());
        subscriptions.add(new Topology.Subscription(name, "client-events", "bookkeeping", 60, null, null));
        return new Topology(
                ours.topics(), subscriptions, ours.liveSubscriptions(), ours.retryPolicy(), ours.maxDeliveryAttempts());
    }

    private long audited() {
        return documents.dump().keySet().stream()
                .filter(path -> path.collection().equals("audit"))
                .count();
    }
}
