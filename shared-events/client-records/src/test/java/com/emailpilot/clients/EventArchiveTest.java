package com.emailpilot.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.events.ClientDisconnected;
import com.emailpilot.events.ClientState;
import com.emailpilot.events.ClientStatus;
import com.emailpilot.events.Event;
import com.emailpilot.events.EventCodec;
import com.emailpilot.events.TokensRotated;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@NullUnmarked
final class EventArchiveTest {

    private static final String ROTATED = "com.emailpilot.tokens-rotated.v1";
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final EventFilter ALL = new EventFilter(null, null, null, null);

    private Instant now = NOON;
    private final InMemoryDocuments documents = new InMemoryDocuments(() -> now);
    private final Outbox outbox = new Outbox(documents, new EventCodec(), "token-refresher");
    private final EventArchive unit = new EventArchive(documents);

    @Test
    void findsAnEventAsItWasPublished() {
        var entry = outbox.entry(rotated("c1", 7), NOON, "00-trace");
        documents.commit(entry.writes()).block();

        var found = unit.find(entry.message().id()).block();

        assertThat(found.message()).isEqualTo(entry.message());
        assertThat(found.clientId()).isEqualTo("c1");
        assertThat(found.generation()).isEqualTo(1);
        assertThat(found.seq()).isEqualTo(7);
        assertThat(found.storedAt()).isAfterOrEqualTo(NOON);
        assertThat(unit.find("nothing").blockOptional()).isEmpty();
    }

    @Test
    void tellsTheNewestFirstPageByPage() {
        IntStream.rangeClosed(1, 25).forEach(seq -> store(rotated("c1", seq)));

        var seen = new ArrayList<Long>();
        DocumentQuery.@Nullable After after = null;
        do {
            var page = unit.page(ALL, 10, after).block();
            page.events().forEach(event -> seen.add(event.seq()));
            after = page.next();
        } while (after != null);

        assertThat(seen)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 25).mapToObj(n -> 26L - n).toList());
    }

    @Test
    void findsByTypeClientAndTime() {
        store(rotated("c1", 1));
        store(rotated("c2", 1));
        now = NOON.plusSeconds(60);
        store(new ClientDisconnected(state("c1", 2), "ada@example.com"));
        now = NOON.plusSeconds(120);
        store(rotated("c1", 3));

        assertThat(told(new EventFilter(ROTATED, null, null, null))).containsExactly("c1/3", "c2/1", "c1/1");
        assertThat(told(new EventFilter(null, "c1", null, null))).containsExactly("c1/3", "c1/2", "c1/1");
        assertThat(told(new EventFilter(ROTATED, "c1", null, NOON.plusSeconds(60))))
                .containsExactly("c1/1");
        assertThat(told(new EventFilter(null, null, NOON.plusSeconds(60), NOON.plusSeconds(90))))
                .containsExactly("c1/2");
    }

    @Test
    void readsOnFromTheOldestOne() {
        store(rotated("c1", 1));
        store(new ClientDisconnected(state("c1", 2), "ada@example.com"));
        store(rotated("c2", 3));
        now = NOON.plusSeconds(60);
        store(rotated("c1", 4));
        store(rotated("c2", 5));
        now = NOON.plusSeconds(120);
        store(rotated("c1", 6));

        assertThat(oldest(ALL, null)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(oldest(new EventFilter(ROTATED, "c1", null, null), null)).containsExactly(1L, 4L, 6L);
        assertThat(oldest(new EventFilter(null, null, NOON.plusSeconds(60), NOON.plusSeconds(90)), null))
                .containsExactly(4L, 5L);
        var third = unit.oldestFirst(ALL, null).take(3).last().block();
        assertThat(oldest(ALL, new DocumentQuery.After(third.storedAt(), third.id())))
                .containsExactly(4L, 5L, 6L);
    }

    @Test
    void countsUpToANumber() {
        IntStream.rangeClosed(1, 30).forEach(seq -> store(rotated("c1", seq)));
        now = NOON.plusSeconds(60);
        store(rotated("c1", 31));

        assertThat(unit.countSince(NOON, ROTATED, 20).block()).isEqualTo(20);
        assertThat(unit.countSince(NOON.plusSeconds(60), ROTATED, 20).block()).isEqualTo(1);
    }

    private void store(Event event) {
        documents.commit(outbox.entry(event, now, null).writes()).block();
        now = now.plusMillis(1);
    }

    private List<Long> oldest(EventFilter wanted, DocumentQuery.@Nullable After after) {
        return unit.oldestFirst(wanted, after)
                .map(ArchivedEvent::seq)
                .collectList()
                .block();
    }

    private List<String> told(EventFilter wanted) {
        return unit.page(wanted, 50, null).block().events().stream()
                .map(event -> event.clientId() + "/" + event.seq())
                .toList();
    }

    private static TokensRotated rotated(String clientId, long seq) {
        return new TokensRotated(state(clientId, seq), seq, NOON);
    }

    private static ClientState state(String clientId, long seq) {
        return new ClientState(clientId, "AC1", "Shop", ClientStatus.ACTIVE, 1, seq, NOON);
    }
}
