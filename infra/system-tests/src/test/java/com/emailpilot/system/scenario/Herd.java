package com.emailpilot.system.scenario;

import com.emailpilot.clients.RefreshPolicy;
import com.emailpilot.events.ClientCreated;
import com.emailpilot.events.ClientState;
import com.emailpilot.events.ClientStatus;
import com.emailpilot.events.EventCodec;
import com.emailpilot.events.EventMessage;
import com.emailpilot.klaviyo.AccessToken;
import com.emailpilot.klaviyo.RefreshToken;
import com.emailpilot.klaviyo.TokenPair;
import com.emailpilot.system.running.SeededAccount;
import com.emailpilot.system.running.SystemUnderTest;
import com.emailpilot.system.running.TopicTaps;
import com.emailpilot.vault.TokenPlace;
import com.emailpilot.vault.TokenVault;
import com.emailpilot.vault.Vaults;
import com.google.cloud.Timestamp;
import com.google.cloud.firestore.WriteBatch;
import com.google.common.collect.Lists;
import com.google.protobuf.ByteString;
import com.google.pubsub.v1.PubsubMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Clients whose tokens all end in the same second, stored as if they had been connected one by one.
 *
 * @param expiresAt when all of their tokens end
 */
public record Herd(List<Member> members, Instant expiresAt) {

    private static final String OWNER = "herd@example.com";
    private static final String TOPIC = "client-events";
    private static final int AT_ONCE = 150;
    private static final long PATIENCE_SECONDS = 60;

    public Herd {
        members = List.copyOf(members);
    }

    /** One client of it. */
    public record Member(String clientId, SeededAccount account) {}

    /** Has tokens granted for all of them that live as long as the sandbox' settings say, and makes their records. */
    public static Herd of(SystemUnderTest system, int size, Duration lifetime) {
        var members = system.sandbox().seeds(size).stream()
                .map(account -> new Member(UUID.randomUUID().toString(), account))
                .toList();
        var expiresAt = members.stream()
                .map(member -> member.account().expiresAt())
                .min(Instant::compareTo)
                .orElseThrow()
                .truncatedTo(ChronoUnit.SECONDS);
        try (var vault = Vaults.local(system.keysetFile())) {
            var stored = new Stored(system, vault.tokens(), expiresAt.minus(lifetime), expiresAt);
            Lists.partition(members, AT_ONCE).forEach(stored::put);
        }
        return new Herd(members, expiresAt);
    }

    /** Their records, with all that a connection leaves. */
    private record Stored(SystemUnderTest system, TokenVault vault, Instant connectedAt, Instant expiresAt) {

        private static final EventCodec CODEC = new EventCodec();

        void put(List<Member> members) {
            var batch = system.firestore().batch();
            var told = members.stream().map(member -> put(member, batch)).toList();
            committed(batch);
            system.topics().publish(TOPIC, told);
        }

        /** What happened to it is told to the tap alone: nobody is to fetch lists and segments of them all. */
        private PubsubMessage put(Member member, WriteBatch batch) {
            var event = CODEC.encode(new ClientCreated(state(member), OWNER), "system-tests", connectedAt, null);
            create(batch, "clients", member.clientId(), client(member));
            create(batch, "klaviyo_accounts", member.account().id(), Map.of("client_id", member.clientId()));
            create(batch, "events", event.id(), archived(member, event));
            return PubsubMessage.newBuilder()
                    .putAllAttributes(event.attributes())
                    .putAttributes("replay-target", TopicTaps.nameOf(TOPIC))
                    .setOrderingKey(event.orderingKey())
                    .setData(ByteString.copyFromUtf8(event.data()))
                    .build();
        }

        private ClientState state(Member member) {
            return new ClientState(
                    member.clientId(),
                    member.account().id(),
                    "Shop " + member.account().id(),
                    ClientStatus.ACTIVE,
                    1,
                    1,
                    connectedAt);
        }

        private Map<String, Object> client(Member member) {
            return Map.of(
                    "client_id", member.clientId(),
                    "owner_user_id", OWNER,
                    "member_ids", List.of(OWNER),
                    "source", "klaviyo",
                    "status", "active",
                    "display_name", "Shop " + member.account().id(),
                    "updated_at", time(connectedAt),
                    "klaviyo", Map.of("account_id", member.account().id()),
                    "oauth", oauth(member));
        }

        private Map<String, Object> oauth(Member member) {
            var account = member.account();
            var tokens =
                    new TokenPair(new AccessToken(account.accessToken()), new RefreshToken(account.refreshToken()));
            var sealed = vault.sealClient(new TokenPlace(member.clientId(), 1, 1), tokens);
            var dueAt = RefreshPolicy.nextRefreshAt(member.clientId(), connectedAt, expiresAt);
            Map<String, Object> oauth = new HashMap<>();
            oauth.put("provider", "klaviyo");
            oauth.put("state", "connected");
            oauth.put("access_token", sealed.accessToken());
            oauth.put("refresh_token", sealed.refreshToken());
            oauth.put("scopes", account.scopes());
            oauth.put("expires_at", time(expiresAt));
            oauth.put("last_refreshed_at", time(connectedAt));
            oauth.put("next_refresh_at", time(dueAt));
            oauth.put("grant_time", time(connectedAt));
            oauth.put("refresh_shard", (long) RefreshPolicy.shard(member.clientId()));
            oauth.put("generation", 1L);
            oauth.put("token_version", 1L);
            oauth.put("seq", 1L);
            return oauth;
        }

        private Map<String, Object> archived(Member member, EventMessage event) {
            return Map.of(
                    "topic", TOPIC,
                    "type", event.type(),
                    "attributes", event.attributes(),
                    "data", event.data(),
                    "client_id", member.clientId(),
                    "generation", 1L,
                    "seq", 1L);
        }

        private void create(WriteBatch batch, String collection, String id, Map<String, Object> fields) {
            batch.create(system.firestore().collection(collection).document(id), fields);
        }

        private static void committed(WriteBatch batch) {
            try {
                var _ = batch.commit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            } catch (ExecutionException | TimeoutException e) {
                throw new IllegalStateException("The herd cannot be stored", e);
            }
        }

        private static Timestamp time(Instant instant) {
            return Timestamp.ofTimeSecondsAndNanos(instant.getEpochSecond(), 0);
        }
    }
}
