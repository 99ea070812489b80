package com.emailpilot.clients.deadletters;

import com.emailpilot.clients.AuditAction;
import com.emailpilot.clients.AuditRow;
import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.ConflictException;
import com.emailpilot.clients.Documents;
import com.emailpilot.clients.OrderId;
import com.emailpilot.clients.OrderRefusedException;
import com.emailpilot.clients.OrderRefusedException.Obstacle;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Sends all dead letters again that died for one reason, each to its own consumer alone.
 *
 * <p>The order is a row of the audit trail, stored first. Given again it goes on with the letters that it left, and leaves
 * alone those that it sent, those that came back, and those that were parked after it.
 */
public final class RedriveLetters {

    /** How many an order takes; for the rest, order again. */
    public static final int MOST = 500;

    private static final int SAMPLE = 5;
    private static final int AT_ONCE = 8;

    private final ParkedLetters letters;
    private final RedriveLetter redriveLetter;
    private final ClientRecords records;
    private final Documents documents;

    public RedriveLetters(
            ParkedLetters letters, RedriveLetter redriveLetter, ClientRecords records, Documents documents) {
        this.letters = letters;
        this.redriveLetter = redriveLetter;
        this.records = records;
        this.documents = documents;
    }

    /**
     * What an order would send.
     *
     * @param more whether there are more than one order takes
     * @param sample some of them
     */
    public record Preview(long count, boolean more, List<ParkedLetter> sample) {

        public Preview {
            sample = List.copyOf(sample);
        }
    }

    /**
     * What an order has brought so far.
     *
     * @param expected how many letters waited when it was given
     * @param more whether there were more than one order takes
     * @param sent how many it sent, however often it was given
     * @param refused how many were left as they are this time, by the code of the refusal
     */
    public record Outcome(String id, long expected, boolean more, long sent, Map<String, Long> refused) {

        public Outcome {
            refused = Map.copyOf(refused);
        }
    }

    /** Counts, and sends nothing. */
    public Mono<Preview> preview(LetterFilter wanted) {
        return letters.waiting(wanted, MOST)
                .map(found -> new Preview(
                        found.size(), found.size() == MOST, found.subList(0, Math.min(SAMPLE, found.size()))));
    }

    /** Sends them; {@link OrderRefusedException} where nothing waits that matches. */
    public Mono<Outcome> redrive(LetterFilter wanted, RedriveOrder order) {
        var id = "redrive-all-" + OrderId.of("redrive-all", order.key());
        return given(id, wanted, order)
                .switchIfEmpty(Mono.error(RedriveLetters::nothing))
                .flatMap(stored -> obey(stored, wanted, order));
    }

    private Mono<Given> given(String id, LetterFilter wanted, RedriveOrder order) {
        return find(id).switchIfEmpty(Mono.defer(() -> Mono.zip(preview(wanted), records.serverTime())
                .filter(looked -> looked.getT1().count() > 0)
                .flatMap(looked -> documents.commit(List.of(
                        row(id, wanted, order, looked.getT1(), looked.getT2()).create())))
                .onErrorResume(ConflictException.class, _ -> Mono.just(Instant.EPOCH))
                .flatMap(_ -> find(id))));
    }

    private Mono<Given> find(String id) {
        return documents
                .read(AuditRow.path(id))
                .flatMap(snapshot -> Mono.justOrEmpty(snapshot.found())
                        .map(row -> new Given(
                                id,
                                row.number("expected").orElse(0L),
                                row.value("more", Boolean.class).orElse(false),
                                row.createTime())));
    }

    private Mono<Outcome> obey(Given stored, LetterFilter wanted, RedriveOrder order) {
        return Flux.concat(left(order), waiting(stored, wanted))
                .flatMap(letter -> refusal(letter, order), AT_ONCE)
                .collect(Collectors.groupingBy(code -> code, TreeMap::new, Collectors.counting()))
                .zipWhen(_ -> letters.ordered(order.key(), MOST))
                .map(done -> new Outcome(
                        stored.id(),
                        stored.expected(),
                        stored.more(),
                        done.getT2().size(),
                        done.getT1()));
    }

    /** Those that it took before and did not send, if it was interrupted. */
    private Flux<ParkedLetter> left(RedriveOrder order) {
        return letters.ordered(order.key(), MOST)
                .flatMapIterable(found -> found)
                .filter(letter -> letter.redrive() != null && letter.redrive().sentAt() == null);
    }

    private Flux<ParkedLetter> waiting(Given stored, LetterFilter wanted) {
        return letters.waiting(wanted, MOST)
                .flatMapIterable(found -> found)
                .filter(letter -> !letter.lastSeen().isAfter(stored.at()));
    }

    private Mono<String> refusal(ParkedLetter letter, RedriveOrder order) {
        return redriveLetter
                .redrive(letter.id(), order)
                .then(Mono.<String>empty())
                .onErrorResume(OrderRefusedException.class, refused -> Mono.just(refused.code()))
                .onErrorResume(ConflictException.class, _ -> Mono.just("busy"));
    }

    private static AuditRow row(String id, LetterFilter wanted, RedriveOrder order, Preview preview, Instant now) {
        return AuditRow.of(id, now, AuditAction.REDRIVEN, order.by())
                .with("reason", wanted.reason())
                .with("subscription", wanted.subscription())
                .with("expected", preview.count())
                .with("more", preview.more())
                .with("forced", order.force() ? true : null);
    }

    private static OrderRefusedException nothing() {
        return new OrderRefusedException(
                Obstacle.THE_STATE,
                "nothing_to_send",
                "No dead letter that waits matches, so nothing was sent. Change what you look for.");
    }

    /** The order as it was stored. */
    private record Given(String id, long expected, boolean more, Instant at) {}
}
