package com.emailpilot.clients.deadletters;

import static com.emailpilot.clients.deadletters.TestLetters.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.Changes;
import com.emailpilot.clients.InMemoryDocuments;
import com.emailpilot.clients.deadletters.Verdict.Refuse;
import com.emailpilot.clients.deadletters.Verdict.Repeat;
import com.emailpilot.clients.deadletters.Verdict.Resume;
import com.emailpilot.clients.deadletters.Verdict.Send;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@NullUnmarked
final class RedrivePolicyTest {

    private static final RedriveOrder ORDER = new RedriveOrder("key", "ops@example.com", false);
    private static final RedriveOrder BY_FORCE = new RedriveOrder("key", "ops@example.com", true);

    @Test
    void sendsWhatWaits() {
        assertThat(decide(letter -> letter)).isEqualTo(new Send());
    }

    @Test
    void sendsNothingThatIsUnderWay() {
        assertThat(decide(letter -> ordered(letter, "REDRIVING", "other", NOON)))
                .isEqualTo(Refuse.UNDER_WAY);
    }

    @Test
    void sendsAgainWhatWasLost() {
        assertThat(decide(letter -> ordered(letter, "REDRIVING", "other", NOON.minusSeconds(901))))
                .isEqualTo(new Send());
    }

    @Test
    void sendsAgainWhatNobodySent() {
        assertThat(decide(letter -> ordered(letter, "REDRIVING", "other", NOON.minusSeconds(21))))
                .isEqualTo(new Send());
        assertThat(decide(letter -> ordered(letter, "REDRIVING", "other", NOON.minusSeconds(21))
                        .set("redrive.sent_at", NOON)))
                .isEqualTo(Refuse.UNDER_WAY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PARKED", "REDRIVING", "RESOLVED"})
    void knowsTheSameOrder(String status) {
        assertThat(decide(letter -> ordered(letter, status, "key", NOON))).isEqualTo(new Repeat());
        assertThat(decide(letter ->
                        ordered(letter, status, "key", NOON.minusSeconds(3600)).set("redrive.sent_at", NOON)))
                .isEqualTo(new Repeat());
    }

    @Test
    void resumesAnOrderWhoseAuthorDidNotCarryItOut() {
        assertThat(decide(letter -> ordered(letter, "REDRIVING", "key", NOON.minusSeconds(21))))
                .isEqualTo(new Resume());
        assertThat(decide(letter -> ordered(letter, "REDRIVING", "key", NOON.minusSeconds(21))
                        .set("redrive.taken_at", NOON)))
                .isEqualTo(new Repeat());
    }

    @Test
    void sendsNothingThatIsDone() {
        assertThat(decide(letter -> letter.set("status", "RESOLVED"))).isEqualTo(Refuse.DONE);
    }

    @Test
    void sendsNoPartOfAMessage() {
        assertThat(decide(letter -> letter.set("payload_bytes", 65_537L))).isEqualTo(Refuse.CUT_OFF);
    }

    @Test
    void sendsNothingThatItCannotSendByteForByte() {
        assertThat(decide(letter -> letter.set("payload_base64", "/w==").set("payload_bytes", 1L)))
                .isEqualTo(Refuse.NO_TEXT);
    }

    @Test
    void sendsAFourthTimeOnlyByForce() {
        UnaryOperator<Changes> often = letter -> letter.set("redrives", 3L);

        assertThat(decide(often)).isEqualTo(Refuse.TOO_OFTEN);
        assertThat(RedrivePolicy.decide(letter(often), BY_FORCE, NOON)).isEqualTo(new Send());
        assertThat(decide(letter -> letter.set("redrives", 2L))).isEqualTo(new Send());
    }

    private static Verdict decide(UnaryOperator<Changes> changed) {
        return RedrivePolicy.decide(letter(changed), ORDER, NOON);
    }

    private static Changes ordered(Changes letter, String status, String key, Instant at) {
        return letter.set("status", status).set("redrive.key", key).set("redrive.at", at);
    }

    private static ParkedLetter letter(UnaryOperator<Changes> changed) {
        var documents = new InMemoryDocuments();
        var letter = TestLetters.letter("{}".getBytes(StandardCharsets.UTF_8), TestLetters.EVENT);
        TestLetters.store(documents, "l1", changed.apply(letter));
        return ParkedLetter.read(documents.peek(TestLetters.path("l1")));
    }
}
