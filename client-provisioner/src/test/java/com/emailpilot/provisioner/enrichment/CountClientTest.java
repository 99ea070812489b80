package com.emailpilot.provisioner.enrichment;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.Changes;
import com.emailpilot.clients.ClientRecord;
import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.Conflicts;
import com.emailpilot.clients.InMemoryDocuments;
import com.emailpilot.clients.Outbox;
import com.emailpilot.clients.OutboxRelay;
import com.emailpilot.events.ClientUpdated;
import com.emailpilot.events.EventCodec;
import com.emailpilot.events.InMemoryBus;
import com.emailpilot.klaviyo.AccessToken;
import com.emailpilot.klaviyo.ApiResult;
import com.emailpilot.klaviyo.FakeKlaviyo;
import com.emailpilot.klaviyo.RefreshToken;
import com.emailpilot.klaviyo.TokenPair;
import com.emailpilot.vault.TestVaults;
import com.emailpilot.vault.TokenPlace;
import com.emailpilot.vault.TokenVault;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@NullUnmarked
final class CountClientTest {

    private static final String CLIENT = "6f1f9a1e-3c0b-4a55-9b0e-6c1d5c1b7a01";

    private final AtomicLong millis = new AtomicLong(1_767_225_600_000L);
    private final InMemoryDocuments documents = new InMemoryDocuments(() -> Instant.ofEpochMilli(millis.addAndGet(10)));
    private final InMemoryBus bus = InMemoryBus.holding();
    private final FakeKlaviyo klaviyo = new FakeKlaviyo();
    private final TokenVault vault = TestVaults.ephemeral().tokens();
    private final ClientRecords clients = new ClientRecords(documents);
    private final Outbox outbox = new Outbox(documents, new EventCodec(), "client-provisioner");
    private final CountClient unit = new CountClient(
            clients,
            vault,
            klaviyo,
            new CountCommits(documents, outbox, new OutboxRelay(outbox, bus), new Conflicts(new Random(1))));

    @BeforeEach
    void connectAClient() {
        var tokens = new TokenPair(new AccessToken("access"), new RefreshToken("refresh"));
        var sealed = vault.sealClient(new TokenPlace(CLIENT, 1, 1), tokens);
        var client = new Changes()
                .set("display_name", "Example Org")
                .set("status", "active")
                .set("klaviyo.account_id", "WBhXHN")
                .set("klaviyo.account_name", "Example Org")
                .set("oauth.state", "connected")
                .set("oauth.access_token", sealed.accessToken())
                .set("oauth.refresh_token", sealed.refreshToken())
                .set("oauth.generation", 1L)
                .set("oauth.token_version", 1L)
                .set("oauth.seq", 1L)
                .create(ClientRecords.path(CLIENT));
        documents.commit(List.of(client)).block();
    }

    @Test
    void storesBothCountsAndTellsOfThem() {
        var outcome = unit.count(CLIENT).block();

        assertThat(outcome).isEqualTo(new CountOutcome.Counted(3, 2));
        assertThat(client().klaviyo().listsCount()).isEqualTo(3);
        assertThat(client().klaviyo().segmentsCount()).isEqualTo(2);
        assertThat(bus.publishedEvents()).singleElement().isInstanceOfSatisfying(ClientUpdated.class, event -> {
            assertThat(event.changed()).containsExactly("klaviyo.lists_count", "klaviyo.segments_count");
            assertThat(event.client().seq()).isEqualTo(2);
        });
    }

    @Test
    void tellsNothingWhenNothingChanged() {
        unit.count(CLIENT).block();
        var before = client();

        unit.count(CLIENT).block();

        assertThat(bus.published()).hasSize(1);
        assertThat(client().updatedAt()).isEqualTo(before.updatedAt());
        assertThat(client().klaviyo().countedAt()).isAfter(before.klaviyo().countedAt());
    }

    @Test
    void storesNeitherCountUnlessBothAreKnown() {
        klaviyo.answerSegmentCount(new ApiResult.Unavailable<>(null, "http_503"));

        var outcome = unit.count(CLIENT).block();

        assertThat(outcome).isEqualTo(new CountOutcome.Unavailable("http_503"));
        assertThat(client().klaviyo().listsCount()).isNull();
        assertThat(client().klaviyo().segmentsCount()).isNull();
    }

    @Test
    void leavesCountsAbsentThatItMayNotRead() {
        klaviyo.answerListCount(new ApiResult.PermissionDenied<>());

        var outcome = unit.count(CLIENT).block();

        assertThat(outcome).isEqualTo(new CountOutcome.NotPermitted());
        assertThat(client().klaviyo().listsCount()).isNull();
    }

    @Test
    void dropsCountsOfAConnectionThatWasReplacedMeanwhile() {
        documents.beforeNextCommit(() -> documents
                .commit(List.of(new Changes().set("oauth.generation", 2L).update(ClientRecords.path(CLIENT))))
                .block());

        var outcome = unit.count(CLIENT).block();

        assertThat(outcome).isEqualTo(new CountOutcome.NothingToCount());
        assertThat(client().klaviyo().listsCount()).isNull();
    }

    @Test
    void keepsTheCountsWhenSomebodyEditsTheClientMeanwhile() {
        documents.beforeNextCommit(() -> documents
                .commit(List.of(new Changes().set("display_name", "Edited").update(ClientRecords.path(CLIENT))))
                .block());

        unit.count(CLIENT).block();

        assertThat(client().displayName()).isEqualTo("Edited");
        assertThat(client().klaviyo().listsCount()).isEqualTo(3);
    }

    @Test
    void countsNothingForADisconnectedClient() {
        documents
                .commit(List.of(new Changes().set("status", "disconnected").update(ClientRecords.path(CLIENT))))
                .block();

        var outcome = unit.count(CLIENT).block();

        assertThat(outcome).isEqualTo(new CountOutcome.NothingToCount());
        assertThat(klaviyo.calls()).isEmpty();
    }

    private ClientRecord client() {
        return clients.find(CLIENT).block();
    }
}
