package com.emailpilot.bench;

import com.emailpilot.clients.RefreshPolicy;
import com.emailpilot.klaviyo.AccessToken;
import com.emailpilot.klaviyo.RefreshToken;
import com.emailpilot.klaviyo.TokenPair;
import com.emailpilot.vault.TokenPlace;
import com.emailpilot.vault.TokenVault;
import com.google.cloud.Timestamp;
import com.google.cloud.firestore.Firestore;
import com.google.cloud.firestore.WriteBatch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;

/** Connected clients, whose tokens fall due one after the other. */
final class Fleet {

    private static final int AT_ONCE = 250;
    private static final Duration NEVER = Duration.ofDays(365);

    private final Firestore firestore;
    private final TokenVault vault;
    private final KlaviyoControl klaviyo;

    Fleet(Firestore firestore, TokenVault vault, KlaviyoControl klaviyo) {
        this.firestore = firestore;
        this.vault = vault;
        this.klaviyo = klaviyo;
    }

    /**
     * Has tokens granted for all of them, and makes their records.
     *
     * @param lifetime of their tokens
     */
    List<Member> seed(Load load, Duration lifetime, Instant begin) {
        var members = members(load, lifetime, begin, klaviyo.seed(load.clients()));
        for (int from = 0; from < members.size(); from += AT_ONCE) {
            store(members.subList(from, Math.min(from + AT_ONCE, members.size())));
        }
        return members;
    }

    /** Lets the tokens of these clients be: they fall due no more. */
    void retire(List<Member> members) {
        for (int from = 0; from < members.size(); from += AT_ONCE) {
            var batch = firestore.batch();
            members.subList(from, Math.min(from + AT_ONCE, members.size()))
                    .forEach(member -> batch.update(
                            firestore.collection("clients").document(member.clientId()),
                            "oauth.next_refresh_at",
                            time(member.storedAt().plus(NEVER))));
            commit(batch);
        }
    }

    private static List<Member> members(Load load, Duration lifetime, Instant begin, List<KlaviyoControl.Seed> seeds) {
        var random = new Random(begin.toEpochMilli());
        List<Member> members = new ArrayList<>(seeds.size());
        for (int i = 0; i < seeds.size(); i++) {
            var due = begin.plus(Duration.ofNanos(1_000_000_000L * i / load.perSecond()));
            var clientId = new UUID(random.nextLong(), random.nextLong()).toString();
            members.add(Member.dueAt(due, clientId, seeds.get(i), lifetime));
        }
        return members;
    }

    private void store(List<Member> members) {
        var batch = firestore.batch();
        members.forEach(
                member -> batch.create(firestore.collection("clients").document(member.clientId()), fields(member)));
        commit(batch);
    }

    private static void commit(WriteBatch batch) {
        try {
            batch.commit().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The fleet cannot be changed", e);
        }
    }

    private Map<String, Object> fields(Member member) {
        Map<String, Object> fields = new HashMap<>();
        fields.put("client_id", member.clientId());
        fields.put("owner_user_id", "admin@example.com");
        fields.put("member_ids", List.of("admin@example.com"));
        fields.put("source", "klaviyo");
        fields.put("status", "active");
        fields.put("display_name", "Shop " + member.seed().accountId());
        fields.put("updated_at", time(member.storedAt()));
        fields.put("klaviyo", Map.of("account_id", member.seed().accountId()));
        fields.put("oauth", oauth(member));
        return fields;
    }

    private Map<String, Object> oauth(Member member) {
        var seed = member.seed();
        var tokens = new TokenPair(new AccessToken(seed.accessToken()), new RefreshToken(seed.refreshToken()));
        var sealed = vault.sealClient(new TokenPlace(member.clientId(), 1, 1), tokens);
        Map<String, Object> oauth = new HashMap<>();
        oauth.put("provider", "klaviyo");
        oauth.put("state", "connected");
        oauth.put("access_token", sealed.accessToken());
        oauth.put("refresh_token", sealed.refreshToken());
        oauth.put("scopes", seed.scopes());
        oauth.put("expires_at", time(member.expiresAt()));
        oauth.put("last_refreshed_at", time(member.storedAt()));
        oauth.put("next_refresh_at", time(member.dueAt()));
        oauth.put("grant_time", time(member.storedAt()));
        oauth.put("refresh_shard", (long) RefreshPolicy.shard(member.clientId()));
        oauth.put("generation", 1L);
        oauth.put("token_version", 1L);
        oauth.put("seq", 1L);
        return oauth;
    }

    private static Timestamp time(Instant instant) {
        return Timestamp.ofTimeSecondsAndNanos(instant.getEpochSecond(), instant.getNano() / 1000 * 1000);
    }
}
