package com.emailpilot.bench;

import com.emailpilot.events.EventCodec;
import com.emailpilot.events.TokensRotated;
import com.emailpilot.sandbox.oauth.Fingerprint;
import com.emailpilot.vault.TokenPlace;
import com.emailpilot.vault.TokenVault;
import com.google.cloud.Timestamp;
import com.google.cloud.firestore.DocumentSnapshot;
import com.google.cloud.firestore.FieldPath;
import com.google.cloud.firestore.Firestore;
import com.google.cloud.firestore.QueryDocumentSnapshot;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What the database holds after a run, read by Google's own client. */
final class StoredState {

    private static final int PAGE = 1_000;

    private final Firestore firestore;
    private final TokenVault vault;
    private final EventCodec codec = new EventCodec();

    StoredState(Firestore firestore, TokenVault vault) {
        this.firestore = firestore;
        this.vault = vault;
    }

    /** Every rotation that was stored, out of the archive of events. */
    List<Rotation> rotations() {
        return all("events").stream().flatMap(this::rotation).toList();
    }

    /** Clients whose stored tokens do not open, are not the live ones, or whose rotation was left unfinished. */
    List<String> lost(Predicate<String> live) {
        return all("clients").stream()
                .filter(client -> !intact(client, live))
                .map(DocumentSnapshot::getId)
                .toList();
    }

    private boolean intact(DocumentSnapshot client, Predicate<String> live) {
        var place = new TokenPlace(
                client.getId(),
                field(client, "oauth.generation", Long.class).orElseThrow(),
                field(client, "oauth.token_version", Long.class).orElseThrow());
        var refreshToken = vault.openRefreshToken(
                place, field(client, "oauth.refresh_token", String.class).orElseThrow());
        return field(client, "oauth.state", String.class).equals(Optional.of("connected"))
                && client.get("oauth.attempt") == null
                && client.get("oauth.ambiguous_since") == null
                && live.test(Fingerprint.of(refreshToken.reveal()));
    }

    private Stream<Rotation> rotation(DocumentSnapshot event) {
        var storedAt = field(event, "created_at", Timestamp.class)
                .map(time -> Instant.ofEpochSecond(time.getSeconds(), time.getNanos()))
                .orElseThrow();
        var data = field(event, "data", String.class).orElseThrow().getBytes(StandardCharsets.UTF_8);
        return codec.decode(attributes(event), data, event.getId(), storedAt).event() instanceof TokensRotated rotated
                ? Stream.of(new Rotation(
                        rotated.client().clientId(),
                        rotated.tokenVersion(),
                        rotated.client().occurredAt(),
                        rotated.expiresAt(),
                        storedAt))
                : Stream.empty();
    }

    private static Map<String, String> attributes(DocumentSnapshot event) {
        var attributes = new HashMap<String, String>();
        field(event, "attributes", Map.class)
                .ifPresent(
                        stored -> ((Map<?, ?>) stored).forEach((name, value) -> attributes.put("" + name, "" + value)));
        return attributes;
    }

    private static <T> Optional<T> field(DocumentSnapshot document, String dotted, Class<T> type) {
        return Optional.ofNullable(document.get(dotted))
                .filter(type::isInstance)
                .map(type::cast);
    }

    private List<QueryDocumentSnapshot> all(String collection) {
        List<QueryDocumentSnapshot> all = new ArrayList<>();
        var query =
                firestore.collection(collection).orderBy(FieldPath.documentId()).limit(PAGE);
        try {
            var page = query.get().get().getDocuments();
            while (!page.isEmpty()) {
                all.addAll(page);
                page = query.startAfter(page.getLast()).get().get().getDocuments();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The database cannot be read", e);
        }
        return all;
    }
}
