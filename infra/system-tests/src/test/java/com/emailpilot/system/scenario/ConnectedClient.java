package com.emailpilot.system.scenario;

import static com.emailpilot.system.running.AdminSession.CONNECTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.emailpilot.local.system.LocalPart;
import com.emailpilot.system.evidence.FirestoreDump;
import com.emailpilot.system.evidence.StoredDocument;
import com.emailpilot.system.running.SystemUnderTest;
import com.google.cloud.Timestamp;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A client that was connected for one test, of an account that nobody else touches. */
public record ConnectedClient(SystemUnderTest system, String account, String id) {

    /** The emulator may keep a message for a minute after a consumer has died. */
    public static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final Duration OFTEN = Duration.ofMillis(200);
    private static final int LOOKS_PER_SWEEP = 10;
    private static final int MINUTES_LEFT = 10;
    private static final Duration MORE_THAN_LEFT = Duration.ofMinutes(20);

    /** Connects a new account as the usual person. */
    public static ConnectedClient of(SystemUnderTest system) {
        return many(system, 1).getFirst();
    }

    /** Connects several new accounts as the usual person. */
    public static List<ConnectedClient> many(SystemUnderTest system, int count) {
        var admin = system.admin();
        var accounts = Stream.generate(() -> system.sandbox().newAccount(0, 0))
                .limit(count)
                .toList();
        accounts.forEach(account -> assertThat(admin.connect(account)).isEqualTo(CONNECTED));
        return accounts.stream().map(account -> awaited(system, account)).toList();
    }

    /** Its record as it is now. */
    public StoredDocument document() {
        try {
            var snapshot =
                    system.firestore().document("clients/" + id).get().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return StoredDocument.of("clients", snapshot);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("The record cannot be read", e);
        }
    }

    /** How many token sets were stored so far. */
    public long version() {
        return document().number("oauth.token_version");
    }

    /** How its connection stands. */
    public String state() {
        return document().text("oauth.state");
    }

    /** How often Klaviyo was asked to refresh its tokens. */
    public int refreshes() {
        return system.sandbox().refreshes(account);
    }

    /** Asks an instance of the refresher for a credential that is valid for longer than the present one. */
    public CompletableFuture<HttpResponse<String>> wantFresh(LocalPart refresher) {
        age();
        edit("oauth.expires_at", Timestamp.ofTimeSecondsAndNanos(Timestamp.now().getSeconds() + MINUTES_LEFT * 60, 0));
        return system.downstream().begin(refresher.url(), id, MORE_THAN_LEFT);
    }

    /** Changes one field of the record, as somebody would who knows nothing of rotation. */
    public void edit(String field, Object value) {
        try {
            var _ = system.firestore()
                    .document("clients/" + id)
                    .update(Map.of(field, value))
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("The record cannot be changed", e);
        }
    }

    /** Makes the next rotation due now, as if time had passed. */
    public void makeDue() {
        edit("oauth.next_refresh_at", Timestamp.now());
    }

    /** Makes its tokens so old that a request for fresh ones is not answered with those that it has. */
    public void age() {
        edit("oauth.last_refreshed_at", Timestamp.ofTimeSecondsAndNanos(0, 0));
    }

    /** Makes it due and sweeps until the record holds other tokens. */
    public void rotate() {
        var before = version();
        makeDue();
        sweepUntil(client -> client.number("oauth.token_version") > before);
    }

    /** Sweeps every two seconds until the record is as wanted. */
    public void sweepUntil(Predicate<StoredDocument> wanted) {
        var looks = new AtomicInteger();
        awaitThat(document -> {
            if (looks.getAndIncrement() % LOOKS_PER_SWEEP == 0) {
                system.topics().sweep();
            }
            return wanted.test(document);
        });
    }

    /** Sweeps every two seconds until all records are as wanted. */
    public static void sweepUntil(List<ConnectedClient> clients, Predicate<StoredDocument> wanted) {
        clients.forEach(client -> client.sweepUntil(wanted));
    }

    /** Waits until the record is as wanted. */
    public void awaitThat(Predicate<StoredDocument> wanted) {
        await().atMost(PATIENCE).pollDelay(Duration.ZERO).pollInterval(OFTEN).until(() -> wanted.test(document()));
    }

    /** Waits until Klaviyo was asked to refresh its tokens this often. */
    public void awaitRefreshes(int count) {
        await().atMost(PATIENCE).pollInterval(OFTEN).until(() -> refreshes() >= count);
    }

    private static ConnectedClient awaited(SystemUnderTest system, String account) {
        var client = await().atMost(PATIENCE)
                .pollInterval(OFTEN)
                .until(() -> FirestoreDump.of(system).clients(account).stream().findFirst(), Optional::isPresent)
                .orElseThrow();
        return new ConnectedClient(system, account, client.id());
    }
}
