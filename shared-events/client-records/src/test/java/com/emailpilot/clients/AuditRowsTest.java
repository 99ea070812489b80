package com.emailpilot.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.emailpilot.clients.DocumentQuery.After;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@NullUnmarked
final class AuditRowsTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final AuditFilter ALL = new AuditFilter(null, null, null, null, null);

    private final InMemoryDocuments documents = new InMemoryDocuments();
    private final AuditRows unit = new AuditRows(documents);

    @Test
    void readsWhatWasWritten() {
        var row = AuditRow.of("r1", NOON, AuditAction.SHARED, "ada@example.com")
                .about("c1")
                .ended("changed")
                .with("member", "bob@example.com")
                .with("version", 7L)
                .with("nothing", null);

        store(row);

        assertThat(ids(ALL)).containsExactly("r1");
        assertThat(unit.page(ALL, 10, null).block().rows()).containsExactly(row);
        assertThat(document("r1").time("recorded_at")).isPresent();
    }

    @Test
    void tellsTheNewestFirstWhereverTheyLie() {
        IntStream.range(0, 100).forEach(second -> store(row("row-" + second, second, "c" + second % 3)));

        var found = ids(ALL);

        assertThat(found).hasSize(100).startsWith("row-99", "row-98", "row-97").endsWith("row-1", "row-0");
        assertThat(documents.dump().values().stream()
                        .map(row -> row.number("shard"))
                        .distinct())
                .hasSizeGreaterThan(4);
    }

    @Test
    void goesOnWhereThePageBeforeEnded() {
        IntStream.range(0, 25).forEach(second -> store(row("row-" + second, second / 5, "c1")));

        var seen = new ArrayList<String>();
        var sizes = new ArrayList<Integer>();
        @Nullable After after = null;
        do {
            var page = unit.page(ALL, 10, after).block();
            page.rows().forEach(row -> seen.add(row.id()));
            sizes.add(page.rows().size());
            after = page.next();
        } while (after != null);

        assertThat(sizes).containsExactly(10, 10, 5);
        assertThat(seen).doesNotHaveDuplicates().hasSize(25);
    }

    @Test
    void findsWhatWasDoneByWhomToWhichClientAndWhen() {
        store(row("mine", 10, "c1"));
        store(row("other-client", 10, "c2"));
        store(row("early", 9, "c1"));
        store(row("late", 11, "c1"));
        store(AuditRow.of("other-actor", NOON.plusSeconds(10), AuditAction.SHARED, "bob@example.com")
                .about("c1"));
        store(AuditRow.of("other-action", NOON.plusSeconds(10), AuditAction.EDITED, "ada@example.com")
                .about("c1"));
        var exactly = NOON.plusSeconds(10);

        assertThat(ids(new AuditFilter("ada@example.com", AuditAction.SHARED, "c1", exactly, exactly)))
                .containsExactly("mine");
        assertThat(ids(new AuditFilter("bob@example.com", null, null, null, null)))
                .containsExactly("other-actor");
        assertThat(ids(new AuditFilter(null, AuditAction.EDITED, null, null, null)))
                .containsExactly("other-action");
        assertThat(ids(new AuditFilter(null, null, "c2", null, null))).containsExactly("other-client");
        assertThat(ids(new AuditFilter(null, null, null, NOON.plusSeconds(11), null)))
                .containsExactly("late");
        assertThat(ids(new AuditFilter(null, null, null, null, NOON.plusSeconds(9))))
                .containsExactly("early");
    }

    @Test
    void findsWhatIsAboutOneOfManyClients() {
        IntStream.range(0, 100).forEach(n -> store(row("row-" + n, n, "c" + n)));
        var some = IntStream.range(0, 70).mapToObj(n -> "c" + n).collect(Collectors.toSet());

        assertThat(ids(ALL.among(some)))
                .hasSize(70)
                .startsWith("row-69", "row-68")
                .endsWith("row-1", "row-0");
        assertThat(documents.queries()).isEqualTo(3);
        assertThat(ids(ALL.among(Set.of()))).isEmpty();
        assertThat(ids(new AuditFilter(null, null, "c99", null, null).among(some)))
                .isEmpty();
        assertThat(ids(new AuditFilter(null, null, "c9", null, null).among(some)))
                .containsExactly("row-9");
    }

    @Test
    void looksThroughEverythingForWhoHasManyClients() {
        IntStream.range(0, 5_200).forEach(n -> store(row("row-" + n, n, n < 100 ? "c" + n : "foreign")));
        var many = IntStream.range(0, 1_000).mapToObj(n -> "c" + n).collect(Collectors.toSet());

        var first = unit.page(ALL.among(many), 50, null).block();
        var second = unit.page(ALL.among(many), 50, first.next()).block();
        var third = unit.page(ALL.among(many), 60, second.next()).block();

        assertThat(first.rows()).isEmpty();
        assertThat(second.rows()).hasSize(50);
        assertThat(third.rows()).hasSize(50);
        assertThat(third.next()).isNull();
        assertThat(ids(ALL.among(many))).hasSize(100).startsWith("row-99");
    }

    @Test
    void readsNoMoreThanIsTaken() {
        IntStream.range(0, 2_000).forEach(second -> store(row("row-" + second, second, "c1")));
        var ofClient = new AuditFilter(null, null, "c1", null, null);

        var first = unit.all(ofClient).take(10).collectList().block();
        var queries = documents.queries();
        var all = unit.all(ofClient).collectList().block();

        assertThat(first).hasSize(10);
        assertThat(queries).isLessThanOrEqualTo(2);
        assertThat(all).hasSize(2_000).doesNotHaveDuplicates();
    }

    @Test
    void letsNoDetailTakeTheNameOfAField() {
        var row = row("r1", 0, "c1");

        assertThatThrownBy(() -> row.with("actor", "somebody else")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isNeverStoredTwice() {
        store(row("r1", 0, "c1"));

        assertThatThrownBy(() -> store(row("r1", 1, "c1"))).isInstanceOf(ConflictException.class);
    }

    @Test
    void knowsEachActionByItsWord() {
        assertThat(AuditAction.values())
                .allSatisfy(action -> assertThat(AuditAction.of(action.word())).contains(action));
        assertThat(AuditAction.of("danced")).isEmpty();
    }

    private List<String> ids(AuditFilter wanted) {
        return unit.all(wanted).map(AuditRow::id).collectList().block();
    }

    private Document document(String id) {
        return documents.peek(AuditRow.path(id));
    }

    private void store(AuditRow row) {
        documents.commit(List.of(row.create())).block();
    }

    private static AuditRow row(String id, int second, String clientId) {
        return AuditRow.of(id, NOON.plusSeconds(second), AuditAction.SHARED, "ada@example.com")
                .about(clientId);
    }
}
