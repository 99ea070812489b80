package com.emailpilot.gateway.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.emailpilot.clients.Changes;
import com.emailpilot.clients.ClientRecord;
import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.Conflicts;
import com.emailpilot.clients.InMemoryDocuments;
import com.emailpilot.clients.Outbox;
import com.emailpilot.clients.OutboxRelay;
import com.emailpilot.clients.StoreUnavailableException;
import com.emailpilot.events.ClientUpdated;
import com.emailpilot.events.EventCodec;
import com.emailpilot.events.InMemoryBus;
import com.emailpilot.gateway.TestRecords;
import com.emailpilot.gateway.clients.ClientRows;
import com.emailpilot.gateway.clients.FindClient;
import com.emailpilot.gateway.console.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@NullUnmarked
final class EditClientTest {

    private static final String ADMIN = "admin@example.com";
    private static final Instant TIME = Instant.parse("2025-12-01T00:00:00Z");

    private final InMemoryDocuments documents = new InMemoryDocuments();
    private final InMemoryBus bus = InMemoryBus.delivering();
    private final ClientRecords records = new ClientRecords(documents);
    private final Outbox outbox = new Outbox(documents, new EventCodec(), "oauth-gateway");
    private final AtomicInteger rowIds = new AtomicInteger();
    private final EditClient unit = new EditClient(
            new FindClient(records),
            records,
            new ClientRows(records, 100),
            new EditCommit(documents, outbox, new OutboxRelay(outbox, bus), () -> "row-" + rowIds.incrementAndGet()),
            new Conflicts(new Random(1)));

    @BeforeEach
    void connect() {
        TestRecords.connected(documents, "c1", ADMIN, TIME);
    }

    @Test
    void namesAndTagsAndTellsOfIt() {
        var edited = edit("Élan", List.of("vip"));

        assertThat(edited.displayName()).isEqualTo("Élan");
        assertThat(edited.document().text("display_name_lower")).contains("élan");
        assertThat(edited.tags()).containsExactly("vip");
        assertThat(edited.updatedAt()).isAfter(TIME);
        assertThat(edited.oauth().seq()).isEqualTo(2);
        assertThat(bus.publishedEvents()).singleElement().isInstanceOfSatisfying(ClientUpdated.class, told -> {
            assertThat(told.changed()).containsExactly("display_name", "tags");
            assertThat(told.client().displayName()).isEqualTo("Élan");
            assertThat(told.client().seq()).isEqualTo(2);
        });
    }

    @Test
    void leavesEverythingElseAsItIs() {
        edit("Renamed", null);

        var client = client();
        assertThat(client.tags()).containsExactly("new", "oauth");
        assertThat(client.document().text("oauth.access_token")).contains("canary-sealed-access");
        assertThat(client.klaviyo().accountName()).isEqualTo("Shop c1");
    }

    @Test
    void writesDownWhoDidIt() {
        edit("Renamed", null);

        assertThat(documents.dump().entrySet())
                .filteredOn(entry -> entry.getKey().collection().equals("audit"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.getValue().text("actor")).contains(ADMIN);
                    assertThat(row.getValue().text("action")).contains("edited");
                    assertThat(row.getValue().text("client_id")).contains("c1");
                });
    }

    @Test
    void writesNothingWhereNothingChanges() {
        int commits = documents.commits();

        edit("Shop c1", List.of("new", "oauth"));
        edit(null, null);

        assertThat(documents.commits()).isEqualTo(commits);
        assertThat(bus.publishedEvents()).isEmpty();
    }

    @Test
    void decidesAgainWhenSomebodyElseWasFaster() {
        documents.beforeNextCommit(
                () -> change(new Changes().set("oauth.seq", 7L).set("klaviyo.lists_count", 3L)));

        var edited = edit("Renamed", null);

        assertThat(edited.displayName()).isEqualTo("Renamed");
        assertThat(edited.klaviyo().listsCount()).isEqualTo(3);
        assertThat(edited.oauth().seq()).isEqualTo(8);
    }

    @Test
    void takesItsOwnLostAnswerForSuccess() {
        documents.loseNextAnswer();

        var edited = edit("Renamed", null);

        assertThat(edited.displayName()).isEqualTo("Renamed");
        assertThat(edited.oauth().seq()).isEqualTo(2);
        assertThat(documents.dump().keySet()).anyMatch(path -> path.collection().equals("outbox"));
    }

    @Test
    void storesAllOrNothing() {
        documents.failNextCommit();

        assertThatThrownBy(() -> edit("Renamed", null)).isInstanceOf(StoreUnavailableException.class);

        assertThat(client().displayName()).isEqualTo("Shop c1");
        assertThat(documents.dump().keySet())
                .noneMatch(path -> List.of("events", "outbox", "audit").contains(path.collection()));
    }

    @Test
    void asksAgainWhetherThePersonMayWhenItDecidesAgain() {
        documents.beforeNextCommit(() -> change(new Changes()
                .set("owner_user_id", "second@example.com")
                .set("member_ids", List.of("second@example.com"))));

        assertThatThrownBy(() -> edit("Renamed", null)).hasMessageContaining("404");

        assertThat(client().displayName()).isEqualTo("Shop c1");
    }

    @Test
    void refusesOneWhoMayOnlyLook() {
        TestRecords.share(documents, "c1", "second@example.com", "viewer");

        assertThatThrownBy(() -> unit.edit("c1", "second@example.com", new Edit("Renamed", null))
                        .block())
                .isInstanceOf(Refusal.class);

        assertThat(client().displayName()).isEqualTo("Shop c1");
    }

    /** No event can tell of a client without a generation. */
    @Test
    void namesAClientOfTheFirstVersionWithoutAnEvent() {
        TestRecords.ofFirstVersion(documents, "c1");

        assertThat(edit("Renamed", null).displayName()).isEqualTo("Renamed");

        assertThat(bus.publishedEvents()).isEmpty();
        assertThat(client().document().number("oauth.seq")).isEmpty();
    }

    private ClientRecord edit(String name, List<String> tags) {
        return unit.edit("c1", ADMIN, new Edit(name, tags)).block();
    }

    private ClientRecord client() {
        return records.find("c1").block();
    }

    private void change(Changes changes) {
        documents.commit(List.of(changes.update(ClientRecords.path("c1")))).block();
    }
}
