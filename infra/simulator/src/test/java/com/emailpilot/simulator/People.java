package com.emailpilot.simulator;

import com.emailpilot.clients.ClientRecord;
import com.emailpilot.clients.ClientRecords;
import com.emailpilot.clients.DocumentPath;
import com.emailpilot.clients.Grants;
import com.emailpilot.clients.NewGrant;
import com.emailpilot.clients.Outbox;
import com.emailpilot.clients.OutboxEntry;
import com.emailpilot.clients.Write;
import com.emailpilot.events.KlaviyoConnected;
import com.emailpilot.events.TokenRefreshRequested;
import com.emailpilot.klaviyo.TokenPair;
import com.emailpilot.simulator.Family.Death;
import com.emailpilot.simulator.Plan.Connect;
import com.emailpilot.simulator.Plan.Disconnect;
import com.emailpilot.simulator.Plan.RequestRefresh;
import com.emailpilot.simulator.Plan.Uninstall;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** People, and what the gateway stores when they connect: at once, to be published by its relay. */
final class People {

    private static final String ADMIN = "admin@example.com";
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);
    private static final Duration LONGEST_STEP = Duration.ofSeconds(4);

    private final World world;
    private final Gateway gateway;
    private final Outbox outbox;
    private final Grants grants;
    private int grantNumbers;

    People(World world, Gateway gateway) {
        this.world = world;
        this.gateway = gateway;
        var documents = new SimulatedDocuments(world.store(), world, Life.ofWorld());
        outbox = new Outbox(documents, world.codec(), Gateway.NAME);
        grants = new Grants(documents);
    }

    /** Does what the plan says, when it says so. */
    void follow(Plan plan) {
        for (var step : plan.steps()) {
            world.time().after(step.at(), Life.ofWorld(), () -> act(step.deed()));
        }
    }

    private void act(Plan.Deed deed) {
        world.trace().note(Life.ofWorld(), "people", deed);
        switch (deed) {
            case Connect connect -> connect(connect);
            case Disconnect _ -> client(deed.accountId()).ifPresent(this::disconnect);
            case Uninstall uninstall -> world.klaviyo().uninstall(uninstall.accountId(), Death.CUSTOMER);
            case RequestRefresh _ -> client(deed.accountId()).ifPresent(this::requestRefresh);
        }
    }

    /** Steps C1 to C3, with time between them. */
    private void connect(Connect connect) {
        var claimedAt = serverTime();
        var expected = clientOf(connect.insteadOf());
        later(() -> {
            var tokens = world.klaviyo().install(connect.accountId());
            later(() -> store(connect, tokens, claimedAt, expected));
        });
    }

    private void store(Connect connect, TokenPair tokens, Instant claimedAt, @Nullable String expected) {
        var grantId = "grant-" + grantNumbers++;
        world.witness().consented(grantId, tokens.refreshToken());
        var grant = new NewGrant(
                grantId,
                world.vault().sealGrant(grantId, tokens),
                List.of("accounts:read"),
                claimedAt,
                claimedAt.plus(world.klaviyo().terms().lifetime()),
                ADMIN,
                expected);
        var event = new KlaviyoConnected(grantId, ADMIN, expected, claimedAt);
        commit(List.of(grants.waiting(grant)), outbox.entry(event, claimedAt, null));
        watch(grantId, connect);
    }

    /** Whoever is told that a disconnect ended the new connection as well connects once more. */
    private void watch(String grantId, Connect connect) {
        world.time().after(BETWEEN_LOOKS, Life.ofWorld(), () -> {
            var grant = world.store().peek(new DocumentPath("grants", grantId));
            if (grant != null && grant.text("status").orElse("").equals("WAITING")) {
                watch(grantId, connect);
            } else if (grant != null && grant.text("reason").orElse("").equals("revoked_meanwhile")) {
                act(connect);
            }
        });
    }

    /** A person looks at a client, and a moment later wants it disconnected. */
    private void disconnect(ClientRecord seen) {
        later(() -> gateway.disconnect(seen.clientId(), ADMIN, seen.oauth().generation()));
    }

    private void requestRefresh(ClientRecord client) {
        var now = world.time().instant();
        var hint =
                TokenRefreshRequested.ofClient(client.clientId(), client.oauth().tokenVersion(), now);
        world.bus().arrive(world.codec().encode(hint, Gateway.NAME, now, null));
    }

    private void commit(List<? extends Write> changes, OutboxEntry entry) {
        List<Write> writes = new ArrayList<>(changes);
        writes.addAll(entry.writes());
        world.store().commit(writes);
    }

    private void later(Runnable work) {
        world.time().after(world.fate().between(Duration.ofMillis(1), LONGEST_STEP), Life.ofWorld(), work);
    }

    private @Nullable String clientOf(String accountId) {
        var index = world.store().peek(new DocumentPath("klaviyo_accounts", accountId));
        return index == null ? null : index.text("client_id").orElse(null);
    }

    private Optional<ClientRecord> client(String accountId) {
        var id = clientOf(accountId);
        return id == null
                ? Optional.empty()
                : ClientRecords.read(
                        world.store().readAll(List.of(ClientRecords.path(id))).getFirst());
    }

    private Instant serverTime() {
        return world.store()
                .readAll(List.of(new DocumentPath("clock", "now")))
                .getFirst()
                .readTime();
    }
}
