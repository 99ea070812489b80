package com.emailpilot.system.faults;

import static com.emailpilot.system.running.AdminSession.CONNECTED;
import static com.emailpilot.system.scenario.ConnectedClient.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.emailpilot.local.system.LocalPart;
import com.emailpilot.local.system.LocalSystem;
import com.emailpilot.system.evidence.FirestoreDump;
import com.emailpilot.system.evidence.Invariants;
import com.emailpilot.system.running.AdminSession;
import com.emailpilot.system.running.SystemUnderTest;
import com.emailpilot.system.scenario.ConnectedClient;
import com.emailpilot.system.scenario.OwnSystem;
import com.emailpilot.system.scenario.RunningSystem;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** F42: no service gets another file or connection; each goes on with those that it has, and with all once it may again. */
@Tag("faults")
@OwnSystem
@ExtendWith(RunningSystem.class)
final class OpenFilesIT {

    private static final int MOST_OPEN = 128;
    private static final int PEOPLE = 20;
    private static final int NEWCOMERS = 40;
    private static final int CLIENTS = 10;

    /** A second, of all services together. */
    private static final int MOST_LINES = 300;

    private static final Duration TROUBLE = Duration.ofSeconds(20);

    /** A person waits no longer for the landing, whatever happened. */
    private static final Duration LONGEST = Duration.ofSeconds(16);

    private final SystemUnderTest system;
    private final LocalPart refresher;
    private final List<OpenFiles> openFiles;

    OpenFilesIT(SystemUnderTest system) {
        assumeTrue(OpenFiles.canBeChanged(), "not run: there is no prlimit (apt-get install util-linux)");
        this.system = system;
        this.refresher = system.part(LocalSystem.REFRESHER);
        this.openFiles = system.services().stream().map(OpenFiles::of).toList();
    }

    @AfterEach
    void unlimit() {
        openFiles.forEach(OpenFiles::unlimit);
    }

    @Test
    void goesOnWithWhatItHasAndServesAllOnceItMayOpenMore() {
        var clients = ConnectedClient.many(system, CLIENTS);
        var people = people();
        var strangers = Stream.generate(system.admin()::copy).limit(NEWCOMERS).toList();
        var lines = lines();

        openFiles.forEach(files -> files.limit(MOST_OPEN));
        var landings = comeBack(people);
        var requests = Stream.concat(
                        strangers.stream().map(OpenFilesIT::look),
                        clients.stream().map(this::ask))
                .toList();
        sweepDuringTrouble(clients);
        new Invariants(system).boundsHold();
        var unserved = unserved(requests);
        var told = lines() - lines;
        unlimit();
        var recovery = Timed.of(() -> served(requests));

        tell(landings, unserved, recovery, told);
        assertThat(landings).allSatisfy(OpenFilesIT::isInTime);
        assertThat(unserved).isPositive();
        assertThat(recovery.result()).containsOnly(200);
        assertThat(told).isLessThan(MOST_LINES * TROUBLE.toSeconds());
        assertThat(people.stream().map(Person::connect)).containsOnly(CONNECTED);
        await().atMost(PATIENCE).until(() -> haveClients(people));
        ConnectedClient.sweepUntil(clients, document -> document.number("oauth.token_version") > 1);
    }

    private static void tell(List<Timed<String>> landings, long unserved, Timed<List<Integer>> recovery, long lines) {
        System.out.println("F42: " + MOST_OPEN + " files at most for " + TROUBLE.toSeconds() + " s: people landed at "
                + counted(landings.stream().map(Timed::result).toList()) + "; " + unserved + " of "
                + (NEWCOMERS + CLIENTS) + " new connections were not served, "
                + recovery.took().toMillis() + " ms afterwards all were: " + counted(recovery.result()) + "; " + lines
                + " lines of log");
    }

    private static void isInTime(Timed<String> landing) {
        assertThat(landing.result()).startsWith("/admin/clients?");
        assertThat(landing.took()).isLessThan(LONGEST);
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

    /** All at once, each on the connection that is there. */
    private static List<Timed<String>> comeBack(List<Person> people) {
        var landings = people.stream()
                .map(person ->
                        CompletableFuture.supplyAsync(() -> Timed.of(person::comeBack), Thread::startVirtualThread))
                .map(landing -> landing.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .toList();
        return landings.stream().map(CompletableFuture::join).toList();
    }

    /** Looks at the page over a new connection. */
    private static CompletableFuture<Integer> look(AdminSession newcomer) {
        return CompletableFuture.supplyAsync(
                () -> newcomer.get("/admin/clients").statusCode(), Thread::startVirtualThread);
    }

    private CompletableFuture<Integer> ask(ConnectedClient client) {
        return system.downstream()
                .begin(refresher.url(), client.id(), Duration.ZERO)
                .thenApply(HttpResponse::statusCode);
    }

    private void sweepDuringTrouble(List<ConnectedClient> clients) {
        clients.forEach(ConnectedClient::makeDue);
        await().atMost(TROUBLE.plusMinutes(1))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofSeconds(5))
                .during(TROUBLE)
                .until(() -> {
                    system.topics().sweep();
                    return system.services().size() == openFiles.size();
                });
    }

    private long lines() {
        return system.services().stream()
                .mapToLong(part -> system.logs().lines(part.name()).size())
                .sum();
    }

    private boolean haveClients(List<Person> people) {
        var dump = FirestoreDump.of(system);
        return people.stream().allMatch(person -> dump.clients(person.account()).size() == 1);
    }

    private static long unserved(List<CompletableFuture<Integer>> requests) {
        return requests.stream().filter(request -> !request.isDone()).count();
    }

    private static List<Integer> served(List<CompletableFuture<Integer>> requests) {
        return requests.stream()
                .map(request -> request.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .map(CompletableFuture::join)
                .toList();
    }

    private static <T> Map<T, Long> counted(List<T> results) {
        return results.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    /** Somebody who said yes at Klaviyo, has not been sent back yet, and has a connection to the gateway. */
    private record Person(String account, AdminSession session, String callback) {

        String comeBack() {
            try {
                return session.land(callback);
            } catch (UncheckedIOException | IllegalStateException e) {
                return String.valueOf(e.getMessage());
            }
        }

        String connect() {
            return session.connect(account);
        }
    }
}
