package com.emailpilot.operations.keys;

import static org.assertj.core.api.Assertions.assertThat;

import com.emailpilot.clients.AuditFilter;
import com.emailpilot.clients.AuditRow;
import com.emailpilot.clients.AuditRows;
import com.emailpilot.clients.KnownKeys;
import com.emailpilot.operations.InMemorySystem;
import com.emailpilot.operations.terminal.Failures;
import com.emailpilot.vault.StoredKey;
import com.emailpilot.vault.StoredKey.State;
import com.emailpilot.vault.Vaults;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NullUnmarked
final class KeysCommandsTest {

    private static final Duration OFTEN = Duration.ofMillis(50);
    private static final Duration SELDOM = Duration.ofMillis(800);

    @TempDir
    Path folder;

    private final InMemorySystem system = new InMemorySystem();
    private KeyWorld world;
    private String oldKey;

    @BeforeEach
    void open() {
        world = new KeyWorld(folder, system.documents);
        oldKey = StoredKey.name(world.oldKey);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void sealsWithANewKeyOnceEveryInstanceHoldsIt() {
        try (var quick = instance("quick");
                var slow = instance("slow")) {
            quick.report().then(slow.report()).block();
            quick.running(OFTEN);
            slow.running(SELDOM);

            var run = run("rotate");

            assertThat(run.status()).isZero();
            assertThat(states()).containsExactly(State.RETIRED, State.PRIMARY);
            assertThat(slow.loaded())
                    .filteredOn(held -> held.keyIds().size() == 2)
                    .first()
                    .extracting(held -> held.primaryKeyId())
                    .isEqualTo(world.oldKey);
            assertThat(slow.loaded().getLast().primaryKeyId()).isNotEqualTo(world.oldKey);
        }
    }

    @Test
    void goesOnWithTheKeyThatWasAdded() {
        var added = world.vault.stored().add().id();
        try (var instance = instance("one").running(OFTEN)) {
            instance.report().block();

            var run = run("rotate");

            assertThat(run.status()).isZero();
            assertThat(world.vault.stored().list()).extracting(StoredKey::id).containsExactly(world.oldKey, added);
        }
    }

    @Test
    void hasNothingToDoWhileTheLastRotationIsNotOver() {
        world.rotate();
        try (var instance = instance("one")) {
            instance.report().block();

            var run = run("rotate");

            assertThat(run.status()).isEqualTo(3);
            assertThat(run.out()).contains("keys reseal");
            assertThat(states()).containsExactly(State.RETIRED, State.PRIMARY);
        }
    }

    @Test
    void waitsNoLongerThanItMay() {
        try (var instance = instance("one")) {
            instance.report().block();

            var run = run("rotate --wait PT0S");

            assertThat(run.status()).isEqualTo(1);
            assertThat(run.err()).contains("is held by one", "keys rotate goes on where this stopped");
            assertThat(states()).containsExactly(State.PRIMARY, State.ADDED);
        }
    }

    @Test
    void rotatesNothingWhereNobodyTellsWhatHeHolds() {
        var run = run("rotate");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("No instance reports which keys it holds");
        assertThat(states()).containsExactly(State.PRIMARY);
    }

    @Test
    void rotatesWhereNothingRunsIfItIsTold() {
        var run = run("rotate --no-instances");

        assertThat(run.status()).isZero();
        assertThat(states()).containsExactly(State.RETIRED, State.PRIMARY);
    }

    @Test
    void changesNothingOnADryRun() {
        world.client("client-1");

        run("rotate --no-instances --dry-run");
        run("reseal --dry-run");

        assertThat(states()).containsExactly(State.PRIMARY);
        assertThat(world.documents.dump()).hasSize(1);
    }

    @Test
    void sealsAnewAndSaysSo() {
        world.client("client-1");
        world.rotate();

        var first = run("reseal --json");
        var second = run("reseal");

        assertThat(first.status()).isZero();
        assertThat(first.out()).contains("\"resealed\":1");
        assertThat(second.status()).isEqualTo(3);
        assertThat(world.counts().of(world.oldKey)).isZero();
    }

    @Test
    void sealsNothingAnewWhileAnInstanceSealsWithAnotherKey() {
        try (var late = instance("late")) {
            late.report().block();
            world.rotate();

            var run = run("reseal");

            assertThat(run.status()).isEqualTo(1);
            assertThat(run.err()).contains("Instance late seals with another key still");
        }
    }

    @Test
    void disablesNoKeyThatSomethingIsSealedWith() {
        world.client("client-1");
        world.client("client-2");
        world.rotate();

        var run = run("disable " + oldKey);

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("2 documents are still sealed with key " + oldKey + ": run keys reseal.");
        assertThat(states()).containsExactly(State.RETIRED, State.PRIMARY);
    }

    @Test
    void disablesAKeyThatNothingIsSealedWithAndTakesItBack() {
        new KnownKeys(world.documents).seen(world.oldKey).block();
        world.client("client-1");
        world.rotate();
        run("reseal");

        var disabled = run("disable " + oldKey);

        assertThat(disabled.status()).isZero();
        assertThat(states()).containsExactly(State.DISABLED, State.PRIMARY);
        assertThat(inUse()).containsExactly(false);
        assertThat(run("disable " + oldKey).status()).isEqualTo(3);

        assertThat(run("enable " + oldKey).status()).isZero();
        assertThat(states()).containsExactly(State.RETIRED, State.PRIMARY);
        assertThat(inUse()).containsExactly(true);
    }

    @Test
    void tellsTheAuditTrailWhoChangedWhichKey() {
        run("rotate --no-instances");
        var key = StoredKey.name(world.vault.stored().list().getLast().id());

        var rows = new AuditRows(world.documents)
                .all(new AuditFilter(null, null, null, null, null))
                .collectList()
                .block();

        assertThat(rows).extracting(AuditRow::actor).containsOnly("ops@example.com");
        assertThat(rows).extracting(AuditRow::outcome).containsExactlyInAnyOrder("added", "put in use");
        assertThat(rows).extracting(row -> row.details().get("key")).containsOnly(key);
    }

    @Test
    void givesUpAKeyThatIsLost() {
        new KnownKeys(world.documents).seen(7).block();

        assertThat(run("disable 7 --lost").status()).isZero();

        assertThat(inUse()).containsExactly(false);
        assertThat(run("disable " + oldKey + " --lost").err()).contains("it is not lost");
        assertThat(run("disable 8 --lost").status()).isEqualTo(1);
    }

    @Test
    void showsWhatEachKeyDoes() {
        world.client("client-1");
        var key = StoredKey.name(world.rotate());
        world.client("client-2");
        world.client("client-3");
        try (var instance = instance("one")) {
            instance.report().block();

            var run = run("status");

            assertThat(run.status()).isZero();
            assertThat(run.out().lines())
                    .anyMatch(line -> line.matches(oldKey + " +retired .* 1 +1 of 1 +0 *"))
                    .anyMatch(line -> line.matches(key + " +primary .* 2 +1 of 1 +1 *"));
        }
    }

    @Test
    void saysWhichKeyItDoesNotKnow() {
        var run = run("disable 12");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("The keyset has no key 12");
    }

    private FakeInstance instance(String name) {
        return new FakeInstance(name, KeyWorld.file(folder), world.documents);
    }

    private List<State> states() {
        return world.vault.stored().list().stream().map(StoredKey::state).toList();
    }

    private List<Boolean> inUse() {
        return new KnownKeys(world.documents)
                .all().block().stream().map(key -> key.inUse()).toList();
    }

    private InMemorySystem.Run run(String command) {
        var out = new StringWriter();
        var err = new StringWriter();
        var commandLine = KeysCommands.of(system, () -> Vaults.local(KeyWorld.file(folder)));
        Failures.explain(commandLine);
        var status = commandLine
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(command.split(" ", -1));
        return new InMemorySystem.Run(status, out.toString(), err.toString());
    }
}
