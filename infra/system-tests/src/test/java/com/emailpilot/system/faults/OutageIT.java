package com.emailpilot.system.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.emailpilot.local.system.LocalSystem;
import com.emailpilot.system.evidence.FirestoreDump;
import com.emailpilot.system.evidence.StoredDocument;
import com.emailpilot.system.running.SystemUnderTest;
import com.emailpilot.system.scenario.ConnectedClient;
import com.emailpilot.system.scenario.OwnSystem;
import com.emailpilot.system.scenario.RefreshModes;
import com.emailpilot.system.scenario.RunningSystem;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;

/** Klaviyo takes every request and answers none, for longer than any token lives. */
@Tag("faults")
@OwnSystem(sweepSeconds = 2)
@ExtendWith(RunningSystem.class)
final class OutageIT {

    private static final int CLIENTS = 40;
    private static final Duration OUTAGE = Duration.ofMinutes(3);
    private static final Duration LATEST = Duration.ofSeconds(60);
    private static final Duration LATENCY = Duration.ofMillis(500);

    /** One probe, then one call at a time for a second, then two at a time. */
    private static final int MOST_IN_TWO_SECONDS = 10;

    private final Clock clock = Clock.systemUTC();
    private final SystemUnderTest system;
    private final List<ConnectedClient> clients;

    OutageIT(SystemUnderTest system) {
        this.system = system;
        system.sandbox().settings(RefreshModes.STRICT);
        system.sandbox().settings(Map.of("token_lifetime", "PT60S"));
        system.sandbox().answerAfter("token.refresh", LATENCY);
        this.clients = ConnectedClient.many(system, CLIENTS);
    }

    @AfterEach
    void heal() {
        system.sandbox().heal();
    }

    @Test
    void servesWhatIsValidAndRecoversByItself() { // F25
        var accounts = clients.stream().map(ConnectedClient::account).toList();

        system.sandbox().fault(accounts, "token.refresh", Map.of("kind", "hang"));
        var asked = askDuring(OUTAGE);
        var during = records();
        system.sandbox().heal();
        var healed = clock.instant();
        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> fresh(healed) == CLIENTS);
        var recovered = Duration.between(healed, clock.instant());

        assertThat(during)
                .allSatisfy(client -> assertThat(client.text("oauth.state")).isEqualTo("degraded"));
        assertThat(recovered).isLessThanOrEqualTo(LATEST);
        assertThat(asked).noneMatch(Asked::withheld);
        assertThat(asked).extracting(Asked::status).containsOnly(200, 503);
        assertThat(records())
                .allSatisfy(client -> assertThat(client.text("oauth.state")).isEqualTo("connected"));
        var soon = firstTwoSeconds(callsSince(healed));
        assertThat(soon).isLessThanOrEqualTo(MOST_IN_TWO_SECONDS);
        System.out.println("F25: 3 minutes without an answer, " + asked.size() + " credentials asked for, "
                + asked.stream().filter(one -> one.status() == 200).count() + " served, nobody given up; " + CLIENTS
                + " clients fresh " + recovered.toSeconds() + " s after the end, " + soon
                + " calls in the first two seconds");
    }

    /** Asks for everybody's credential again and again. */
    private List<Asked> askDuring(Duration time) {
        var asked = new ArrayList<Asked>();
        await().atMost(time.plusMinutes(1))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofSeconds(5))
                .during(time)
                .until(() -> asked.addAll(askAll()));
        return asked;
    }

    private List<Asked> askAll() {
        var before = FirestoreDump.of(system);
        var answers = clients.stream().map(client -> ask(client, before)).toList();
        return answers.stream().map(CompletableFuture::join).toList();
    }

    private CompletableFuture<Asked> ask(ConnectedClient client, FirestoreDump before) {
        var refresher = system.part(LocalSystem.REFRESHER).url();
        var expires = before.client(client.id()).time("oauth.expires_at").orElseThrow();
        return system.downstream()
                .begin(refresher, client.id(), Duration.ZERO)
                .thenApply(answer -> Asked.of(answer, expires, clock.instant()));
    }

    private List<StoredDocument> records() {
        return FirestoreDump.of(system).collection("clients");
    }

    private long fresh(Instant since) {
        return records().stream()
                .filter(client -> client.text("oauth.state").equals("connected")
                        && client.time("oauth.last_refreshed_at")
                                .filter(since::isBefore)
                                .isPresent())
                .count();
    }

    private List<Instant> callsSince(Instant since) {
        return system.sandbox().refreshes().values().stream()
                .flatMap(List::stream)
                .filter(since::isBefore)
                .sorted()
                .toList();
    }

    private static long firstTwoSeconds(List<Instant> calls) {
        return calls.stream()
                .filter(call -> call.isBefore(calls.getFirst().plusSeconds(2)))
                .count();
    }

    /**
     * One request for a credential.
     *
     * @param withheld whether none came although the record held one that was valid even after the answer
     */
    private record Asked(int status, boolean withheld) {

        static Asked of(HttpResponse<String> answer, Instant expires, Instant now) {
            if (answer.statusCode() == 200) {
                var served = Instant.parse(new JsonMapper()
                        .readTree(answer.body())
                        .path("expires_at")
                        .asString());
                assertThat(served).isAfterOrEqualTo(now.minusSeconds(5));
            }
            return new Asked(answer.statusCode(), answer.statusCode() != 200 && expires.isAfter(now));
        }
    }
}
