package com.emailpilot.gateway.clients;

import static com.emailpilot.gateway.clients.TestRows.ADMIN;
import static com.emailpilot.gateway.clients.TestRows.SECOND;
import static com.emailpilot.gateway.clients.TestRows.TIME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.emailpilot.clients.Changes;
import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.InMemoryDocuments;
import com.emailpilot.clients.StoreUnavailableException;
import com.emailpilot.clients.Write;
import com.emailpilot.gateway.TestRecords;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@NullUnmarked
final class ClientRowsTest {

    private final InMemoryDocuments documents = new InMemoryDocuments();
    private final ClientRecords records = new ClientRecords(documents);
    private final ClientRows rows = new ClientRows(records, 10_000);

    @Test
    void loadsAllPagesOfAUser() {
        connected(2_100);
        TestRecords.connected(documents, "foreign", SECOND, TIME);

        assertThat(ids(ADMIN)).hasSize(2_100).doesNotContain("foreign");
    }

    @Test
    void asksTheStoreForNoMoreThanTheHeadNextTime() {
        connected(30);
        ids(ADMIN);
        int queries = documents.queries();

        ids(ADMIN);

        assertThat(documents.queries()).isEqualTo(queries + 1);
    }

    @Test
    @Timeout(10)
    void showsWhatItHasWhereTheStoreIsSlow() {
        connected(30);
        ids(ADMIN);

        documents.hangQueries();

        assertThat(ids(ADMIN)).hasSize(30);
    }

    @Test
    void holdsNoToken() {
        connected(1);

        assertThat(rows.of(ADMIN).block().all().toString()).contains("Shop c0").doesNotContain("canary");
    }

    /** The news of what a person just did may still be on its way. */
    @Test
    void showsWhatWasWrittenBeforeTheNewsOfItArrives() {
        connected(30);
        ids(ADMIN);
        TestRecords.connected(documents, "new", ADMIN, TIME.plusSeconds(60));
        rename("c5", "Renamed");

        assertThat(names(ADMIN)).contains("Shop new", "Renamed");
    }

    @Test
    void readsOnUntilItKnowsWhatItFinds() {
        connected(1);
        ids(ADMIN);
        IntStream.range(0, 50)
                .forEach(n -> TestRecords.connected(documents, "new" + n, ADMIN, TIME.plusSeconds(60 + n)));

        assertThat(ids(ADMIN)).hasSize(51);
    }

    @Test
    void followsAChangeThatMovesNothing() {
        connected(30);
        ids(ADMIN);
        change("c0", new Changes().set("oauth.last_refreshed_at", TIME.plusSeconds(9)));

        rows.changed(records.find("c0").block());

        assertThat(rows.of(ADMIN).block().all())
                .anyMatch(row -> TIME.plusSeconds(9).equals(row.toViewers().lastRefreshedAt()));
    }

    @Test
    void keepsTheNewerOfTwoStates() {
        connected(1);
        ids(ADMIN);
        var before = records.find("c0").block();
        rename("c0", "Renamed");
        rows.changed(records.find("c0").block());

        rows.changed(before);

        assertThat(names(ADMIN)).containsExactly("Renamed");
    }

    @Test
    void showsASharedClientUntilItIsSharedNoLonger() {
        connected(2);
        assertThat(ids(SECOND)).isEmpty();

        TestRecords.share(documents, "c0", SECOND, "viewer");
        rows.changed(records.find("c0").block());
        assertThat(ids(SECOND)).containsExactly("c0");

        change("c0", new Changes().set("member_ids", List.of(ADMIN)));
        rows.changed(records.find("c0").block());
        assertThat(ids(SECOND)).isEmpty();
        assertThat(ids(ADMIN)).containsExactlyInAnyOrder("c0", "c1");
    }

    @Test
    void dropsAClientThatIsGone() {
        connected(2);
        ids(ADMIN);
        documents.commit(List.of(new Write.Delete(ClientRecords.path("c0")))).block();

        rows.gone("c0");

        assertThat(ids(ADMIN)).containsExactly("c1");
        assertThat(rows.hold("c0")).isFalse();
        assertThat(rows.hold("c1")).isTrue();
    }

    @Test
    void loadsAgainAfterAGapInTheNews() {
        connected(2);
        ids(ADMIN);
        documents.commit(List.of(new Write.Delete(ClientRecords.path("c0")))).block();

        rows.forget();

        assertThat(ids(ADMIN)).containsExactly("c1");
    }

    @Test
    void loadsAgainAfterAFailure() {
        connected(1);
        documents.goDown();
        assertThatThrownBy(() -> ids(ADMIN)).isInstanceOf(StoreUnavailableException.class);
        documents.comeBack();

        assertThat(ids(ADMIN)).hasSize(1);
    }

    @Test
    void forgetsWhoLookedLongestAgoWhenThereAreTooMany() {
        var few = new ClientRows(records, 3);
        connected(2);
        TestRecords.connected(documents, "second", SECOND, TIME);
        TestRecords.connected(documents, "third", "third@example.com", TIME);
        few.of(ADMIN).block();
        few.of(SECOND).block();
        few.of(ADMIN).block();

        few.of("third@example.com").block();

        assertThat(few.ready(SECOND)).isFalse();
        assertThat(List.of(few.ready(ADMIN), few.ready("third@example.com"))).containsOnly(true);
    }

    @Test
    void keepsNoMoreOfOneUserThanOfAll() {
        var few = new ClientRows(records, 100);
        connected(150);

        var kept = few.of(ADMIN).block().all();

        assertThat(kept).hasSize(100).anyMatch(row -> row.clientId().equals("c149"));
    }

    private void connected(int clients) {
        documents
                .commit(IntStream.range(0, clients)
                        .<Write>mapToObj(n -> TestRecords.client("c" + n, ADMIN, TIME.plusMillis(n))
                                .create(ClientRecords.path("c" + n)))
                        .toList())
                .block();
    }

    private void rename(String clientId, String name) {
        change(clientId, new Changes().set("display_name", name).set("updated_at", TIME.plusSeconds(99)));
    }

    private void change(String clientId, Changes changes) {
        documents.commit(List.of(changes.update(ClientRecords.path(clientId)))).block();
    }

    private List<String> ids(String user) {
        return rows.of(user).block().all().stream().map(ClientRow::clientId).toList();
    }

    private List<String> names(String user) {
        return rows.of(user).block().all().stream()
                .map(row -> row.toViewers().displayName())
                .toList();
    }
}
