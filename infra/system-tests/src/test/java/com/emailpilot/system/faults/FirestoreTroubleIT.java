package com.emailpilot.system.faults;

import static com.emailpilot.system.running.AdminSession.CONNECTED;
import static com.emailpilot.system.scenario.ConnectedClient.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.emailpilot.local.system.LocalSystem;
import com.emailpilot.system.evidence.FirestoreDump;
import com.emailpilot.system.evidence.Invariants;
import com.emailpilot.system.running.AdminSession;
import com.emailpilot.system.running.FirestoreWire;
import com.emailpilot.system.running.SystemUnderTest;
import com.emailpilot.system.scenario.ConnectedClient;
import com.emailpilot.system.scenario.OwnSystem;
import com.emailpilot.system.scenario.RunningSystem;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** F34: Firestore is out of reach, breaks off, or is slow; the services fail fast, and nothing piles up in them. */
@Tag("faults")
@OwnSystem
@ExtendWith(RunningSystem.class)
final class FirestoreTroubleIT {

    private static final int PEOPLE = 20;
    private static final int CLIENTS = 10;
    private static final Duration TROUBLE = Duration.ofSeconds(30);
    private static final Duration LATENCY = Duration.ofMillis(400);

    /** A person waits no longer for the landing, whatever happened. */
    private static final Duration LONGEST = Duration.ofSeconds(16);

    private final SystemUnderTest system;
    private final List<FirestoreWire> wires;
    private final List<ConnectedClient> clients;

    FirestoreTroubleIT(SystemUnderTest system) {
        this.system = system;
        this.wires = List.of(system.gatewayWire(), system.provisionerWire(), system.refresherWire());
        this.clients = ConnectedClient.many(system, CLIENTS);
        clients.forEach(ConnectedClient::makeDue);
    }

    @AfterEach
    void heal() {
        wires.forEach(FirestoreWire::mend);
    }

    @Test
    void failsFastWhileFirestoreIsOutOfReach() {
        var people = people();

        wires.forEach(FirestoreWire::cut);
        var start = Timed.of(people.getFirst().session()::start);
        var during = comeBack(people);
        var credentials = clients.stream().map(this::ask).toList();
        sweepDuringTrouble();
        new Invariants(system).boundsHold();
        wires.forEach(FirestoreWire::mend);
        var again = connect(people);

        assertThat(start.took()).isLessThan(Duration.ofSeconds(2));
        assertThat(during).allSatisfy(landing -> assertThat(landing.took()).isLessThan(LONGEST));
        assertThat(credentials).allSatisfy(answer -> {
            assertThat(answer.result().statusCode()).isGreaterThanOrEqualTo(500);
            assertThat(answer.took()).isLessThan(LONGEST);
        });
        assertThat(again).allSatisfy(landing -> assertThat(landing.result()).isEqualTo(CONNECTED));
        awaitRotations();
        print("out of reach for 30 s", during);
    }

    @Test
    void comesThroughConnectionsThatBreakAgainAndAgain() {
        var people = people();

        var breaking = CompletableFuture.runAsync(
                () -> duringTrouble(Duration.ofSeconds(1), this::reset), Thread::startVirtualThread);
        var during = comeBack(people);
        sweepDuringTrouble();
        breaking.join();
        new Invariants(system).boundsHold();
        var again = connect(people);

        assertThat(during).allSatisfy(landing -> assertThat(landing.took()).isLessThan(LONGEST));
        assertThat(again).allSatisfy(landing -> assertThat(landing.result()).isEqualTo(CONNECTED));
        awaitRotations();
        print("reset every second for 30 s", during);
    }

    @Test
    void worksOverASlowLine() {
        var people = people();

        wires.forEach(wire -> wire.slow(LATENCY));
        var during = comeBack(people);
        sweepDuringTrouble();
        new Invariants(system).boundsHold();
        wires.forEach(FirestoreWire::mend);

        assertThat(during).allSatisfy(landing -> {
            assertThat(landing.result()).isEqualTo(CONNECTED);
            assertThat(landing.took()).isLessThan(LONGEST);
        });
        awaitRotations();
        print("400 ms late for 30 s", during);
    }

    private List<Person> people() {
        return Stream.generate(() -> {
                    var session = system.admin();
                    var account = system.sandbox().newAccount(0, 0);
                    return new Person(account, session, session.allow(session.start(), account));
                })
                .limit(PEOPLE)
                .toList();
    }

    /** All at once. */
    private static List<Timed<String>> comeBack(List<Person> people) {
        return atOnce(people.stream()
                .<Supplier<String>>map(person -> () -> person.session().land(person.callback()))
                .toList());
    }

    private List<Timed<String>> connect(List<Person> people) {
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> system.admin().connect(people.getFirst().account()), CONNECTED::equals);
        var landings = atOnce(people.stream()
                .<Supplier<String>>map(person -> () -> person.session().connect(person.account()))
                .toList());
        people.forEach(person -> await().atMost(PATIENCE)
                .until(() -> FirestoreDump.of(system).clients(person.account()).size() == 1));
        return landings;
    }

    private static <T> List<Timed<T>> atOnce(List<Supplier<T>> tasks) {
        var running = tasks.stream()
                .map(task -> CompletableFuture.supplyAsync(() -> Timed.of(task), Thread::startVirtualThread))
                .toList();
        return running.stream().map(CompletableFuture::join).toList();
    }

    private Timed<HttpResponse<String>> ask(ConnectedClient client) {
        var refresher = system.part(LocalSystem.REFRESHER).url();
        return Timed.of(() -> system.downstream().credential(refresher, client.id(), Duration.ofMinutes(20)));
    }

    private void sweepDuringTrouble() {
        duringTrouble(Duration.ofSeconds(5), system.topics()::sweep);
    }

    private void reset() {
        wires.forEach(FirestoreWire::cut);
        wires.forEach(FirestoreWire::mend);
    }

    private static void duringTrouble(Duration interval, Runnable act) {
        await().atMost(TROUBLE.plusMinutes(1))
                .pollDelay(Duration.ZERO)
                .pollInterval(interval)
                .during(TROUBLE)
                .until(() -> {
                    act.run();
                    return true;
                });
    }

    private void awaitRotations() {
        ConnectedClient.sweepUntil(clients, document -> document.number("oauth.token_version") > 1);
    }

    private static void print(String trouble, List<Timed<String>> landings) {
        var longest =
                landings.stream().map(Timed::took).max(Duration::compareTo).orElseThrow();
        var connected = landings.stream()
                .filter(landing -> landing.result().equals(CONNECTED))
                .count();
        System.out.println("F34: Firestore " + trouble + ": " + connected + " of " + PEOPLE
                + " people connected meanwhile, none waited longer than " + longest.toMillis() + " ms; " + CLIENTS
                + " clients rotated");
    }

    /** Somebody who said yes at Klaviyo and has not been sent back yet. */
    private record Person(String account, AdminSession session, String callback) {}
}
